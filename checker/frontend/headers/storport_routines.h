// The routines of the Storport port driver, for miniports. Read by storport.h. Written from the public documentation.
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

// Setup.

STORPORT_API ULONG StorPortInitialize(_In_ PVOID Argument1, _In_ PVOID Argument2,
                                      _In_ PHW_INITIALIZATION_DATA HwInitializationData, _In_opt_ PVOID HwContext);
STORPORT_API BOOLEAN StorPortEnablePassiveInitialization(_In_ PVOID DeviceExtension,
                                                         _In_ PHW_PASSIVE_INITIALIZE_ROUTINE HwPassiveInitializeRoutine);
STORPORT_API ULONG StorPortGetBusData(_In_ PVOID DeviceExtension, _In_ ULONG BusDataType, _In_ ULONG SystemIoBusNumber,
                                      _In_ ULONG SlotNumber, _Inout_ PVOID Buffer, _In_ ULONG Length);
STORPORT_API ULONG StorPortSetBusDataByOffset(_In_ PVOID DeviceExtension, _In_ ULONG BusDataType,
                                              _In_ ULONG SystemIoBusNumber, _In_ ULONG SlotNumber, _In_ PVOID Buffer,
                                              _In_ ULONG Offset, _In_ ULONG Length);
STORPORT_API PVOID StorPortGetDeviceBase(_In_ PVOID HwDeviceExtension, _In_ INTERFACE_TYPE BusType,
                                         _In_ ULONG SystemIoBusNumber, _In_ STOR_PHYSICAL_ADDRESS IoAddress,
                                         _In_ ULONG NumberOfBytes, _In_ BOOLEAN InIoSpace);
STORPORT_API VOID StorPortFreeDeviceBase(_In_ PVOID HwDeviceExtension, _In_ PVOID MappedAddress);
STORPORT_API BOOLEAN StorPortValidateRange(_In_ PVOID HwDeviceExtension, _In_ INTERFACE_TYPE BusType,
                                           _In_ ULONG SystemIoBusNumber, _In_ STOR_PHYSICAL_ADDRESS IoAddress,
                                           _In_ ULONG NumberOfBytes, _In_ BOOLEAN InIoSpace);
STORPORT_API PVOID StorPortGetUncachedExtension(_In_ PVOID HwDeviceExtension,
                                                _In_ PPORT_CONFIGURATION_INFORMATION ConfigInfo, _In_ ULONG NumberOfBytes);
ULONG StorPortInitializePerfOpts(_In_ PVOID HwDeviceExtension, _In_ BOOLEAN Query,
                                 _Inout_ PPERF_CONFIGURATION_DATA PerfConfigData);
ULONG StorPortGetStartIoPerfParams(_In_ PVOID HwDeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb,
                                   _Inout_ PSTARTIO_PERFORMANCE_PARAMETERS StartIoPerfParams);
ULONG StorPortGetMSIInfo(_In_ PVOID HwDeviceExtension, _In_ ULONG MessageId,
                         _Out_ PMESSAGE_INTERRUPT_INFORMATION InterruptInfo);
ULONG StorPortSetUnitAttributes(_In_ PVOID HwDeviceExtension, _In_ PSTOR_ADDRESS Address,
                                _In_ STOR_UNIT_ATTRIBUTES Attributes);
ULONG StorPortSetAdapterBusType(_In_ PVOID HwDeviceExtension, _In_ STORAGE_BUS_TYPE BusType);
ULONG StorPortGetDeviceObjects(_In_ PVOID HwDeviceExtension, _Out_ PVOID* AdapterDeviceObject,
                               _Out_ PVOID* PhysicalDeviceObject, _Out_ PVOID* LowerDeviceObject);
ULONG StorPortUpdateAdapterMaxIO(_In_ PVOID HwDeviceExtension, _In_ ULONG MaxIoCount);

// Requests and queues.

STORPORT_API VOID StorPortNotification(_In_ SCSI_NOTIFICATION_TYPE NotificationType, _In_ PVOID HwDeviceExtension, ...);
STORPORT_API VOID StorPortCompleteRequest(_In_ PVOID HwDeviceExtension, _In_ UCHAR PathId, _In_ UCHAR TargetId,
                                          _In_ UCHAR Lun, _In_ UCHAR SrbStatus);
STORPORT_API VOID StorPortCompleteServiceIrp(_In_ PVOID HwDeviceExtension, _In_ PVOID Irp);
STORPORT_API BOOLEAN StorPortPause(_In_ PVOID HwDeviceExtension, _In_ ULONG Timeout);
STORPORT_API BOOLEAN StorPortResume(_In_ PVOID HwDeviceExtension);
STORPORT_API BOOLEAN StorPortPauseDevice(_In_ PVOID HwDeviceExtension, _In_ UCHAR PathId, _In_ UCHAR TargetId,
                                         _In_ UCHAR Lun, _In_ ULONG Timeout);
STORPORT_API BOOLEAN StorPortResumeDevice(_In_ PVOID HwDeviceExtension, _In_ UCHAR PathId, _In_ UCHAR TargetId,
                                          _In_ UCHAR Lun);
STORPORT_API BOOLEAN StorPortBusy(_In_ PVOID HwDeviceExtension, _In_ ULONG RequestsToComplete);
STORPORT_API BOOLEAN StorPortReady(_In_ PVOID HwDeviceExtension);
STORPORT_API BOOLEAN StorPortDeviceBusy(_In_ PVOID HwDeviceExtension, _In_ UCHAR PathId, _In_ UCHAR TargetId,
                                        _In_ UCHAR Lun, _In_ ULONG RequestsToComplete);
STORPORT_API BOOLEAN StorPortDeviceReady(_In_ PVOID HwDeviceExtension, _In_ UCHAR PathId, _In_ UCHAR TargetId,
                                         _In_ UCHAR Lun);
STORPORT_API BOOLEAN StorPortSetDeviceQueueDepth(_In_ PVOID HwDeviceExtension, _In_ UCHAR PathId, _In_ UCHAR TargetId,
                                                 _In_ UCHAR Lun, _In_ ULONG Depth);
STORPORT_API PVOID StorPortGetLogicalUnit(_In_ PVOID HwDeviceExtension, _In_ UCHAR PathId, _In_ UCHAR TargetId,
                                          _In_ UCHAR Lun);
ULONG StorPortGetOriginalMdl(_In_ PVOID HwDeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb, _Out_ PVOID* Mdl);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortGetSystemAddress(_In_ PVOID HwDeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb, _Out_ PVOID* SystemAddress);
ULONG StorPortGetRequestInfo(_In_ PVOID HwDeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb,
                             _Out_ PSTOR_REQUEST_INFO RequestInfo);
ULONG StorPortGetActivityIdSrb(_In_ PVOID HwDeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb, _Out_ LPGUID ActivityId);
ULONG StorPortGetDataInBufferMdl(_In_ PVOID HwDeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb, _Out_ PVOID* Mdl);
ULONG StorPortGetDataInBufferScatterGatherList(_In_ PVOID HwDeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb,
                                               _Out_ PSTOR_SCATTER_GATHER_LIST* SgList);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortGetDataInBufferSystemAddress(_In_ PVOID HwDeviceExtension, _In_ PSCSI_REQUEST_BLOCK Srb,
                                           _Out_ PVOID* SystemAddress);
ULONG StorPortStateChangeDetected(_In_ PVOID HwDeviceExtension, _In_ ULONG ChangedEntity, _In_ PSTOR_ADDRESS Address,
                                  _In_ ULONG Attributes, _In_opt_ PHW_STATE_CHANGE HwStateChange,
                                  _In_opt_ PVOID HwStateChangeContext);
ULONG StorPortAsyncNotificationDetected(_In_ PVOID HwDeviceExtension, _In_ PSTOR_ADDRESS Address, _In_ ULONGLONG Flags);
ULONG StorPortMarkDeviceFailed(_In_ PVOID HwDeviceExtension, _In_opt_ PSTOR_ADDRESS StorAddress, _In_ ULONG Flags,
                               _In_ PWSTR FailReason);
ULONG StorPortHardwareReset(_In_ PVOID HwDeviceExtension, _In_ ULONG Type);

// StorPortStateChangeDetected: values not documented.
#define STATE_CHANGE_LUN 0x1
#define STATE_CHANGE_TARGET 0x2
#define STATE_CHANGE_BUS 0x4
#define ATTRIBUTE_DEVICE_ATTENTION 0x1
#define ATTRIBUTE_ASYNC_NOTIFICATION 0x2
#define RAID_ASYNC_NOTIFY_FLAG_MEDIA_STATUS 0x1
#define RAID_ASYNC_NOTIFY_FLAG_DEVICE_STATUS 0x2
#define RAID_ASYNC_NOTIFY_FLAG_DEVICE_OPERATION 0x4
#define RAID_ASYNC_NOTIFY_SUPPORTED_FLAGS 0x7

// Addresses and memory.

STORPORT_API STOR_PHYSICAL_ADDRESS StorPortGetPhysicalAddress(_In_ PVOID HwDeviceExtension,
                                                              _In_opt_ PSCSI_REQUEST_BLOCK Srb, _In_ PVOID VirtualAddress,
                                                              _Out_ ULONG* Length);
STORPORT_API PVOID StorPortGetVirtualAddress(_In_ PVOID HwDeviceExtension, _In_ STOR_PHYSICAL_ADDRESS PhysicalAddress);
STORPORT_API STOR_PHYSICAL_ADDRESS StorPortConvertUlongToPhysicalAddress(_In_ ULONG_PTR UlongAddress);
STORPORT_API PSTOR_SCATTER_GATHER_LIST StorPortGetScatterGatherList(_In_ PVOID HwDeviceExtension,
                                                                    _In_ PSCSI_REQUEST_BLOCK Srb);
_IRQL_requires_(DISPATCH_LEVEL)
ULONG StorPortBuildScatterGatherList(_In_ PVOID HwDeviceExtension, _In_ PVOID Mdl, _In_ PVOID CurrentVa,
                                     _In_ ULONG Length, _In_ PPOST_SCATTER_GATHER_EXECUTE ExecutionRoutine,
                                     _In_ PVOID Context, _In_ BOOLEAN WriteToDevice, _Inout_ PVOID ScatterGatherBuffer,
                                     _In_ ULONG ScatterGatherBufferLength);
_IRQL_requires_(DISPATCH_LEVEL)
ULONG StorPortPutScatterGatherList(_In_ PVOID HwDeviceExtension, _In_ PSTOR_SCATTER_GATHER_LIST ScatterGatherList,
                                   _In_ BOOLEAN WriteToDevice);
STORPORT_API VOID StorPortMoveMemory(_Out_ PVOID WriteBuffer, _In_ PVOID ReadBuffer, _In_ ULONG Length);
STORPORT_API VOID StorPortCopyMemory(_Out_ PVOID Destination, _In_ const VOID* Source, _In_ ULONG_PTR Length);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortAllocatePool(_In_ PVOID HwDeviceExtension, _In_ ULONG NumberOfBytes, _In_ ULONG Tag,
                           _Out_ PVOID* BufferPointer);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortFreePool(_In_ PVOID HwDeviceExtension, _In_ PVOID BufferPointer);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortAllocateMdl(_In_ PVOID HwDeviceExtension, _In_ PVOID BufferPointer, _In_ ULONG NumberOfBytes,
                          _Out_ PVOID* Mdl);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortFreeMdl(_In_ PVOID HwDeviceExtension, _In_ PVOID Mdl);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortBuildMdlForNonPagedPool(_In_ PVOID HwDeviceExtension, _Inout_ PVOID Mdl);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortAllocateContiguousMemorySpecifyCacheNode(_In_ PVOID HwDeviceExtension, _In_ SIZE_T NumberOfBytes,
                                                       _In_ PHYSICAL_ADDRESS LowestAcceptableAddress,
                                                       _In_ PHYSICAL_ADDRESS HighestAcceptableAddress,
                                                       _In_opt_ PHYSICAL_ADDRESS BoundaryAddressMultiple,
                                                       _In_ MEMORY_CACHING_TYPE CacheType, _In_ NODE_REQUIREMENT PreferredNode,
                                                       _Out_ PVOID* BufferPointer);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortFreeContiguousMemorySpecifyCache(_In_ PVOID HwDeviceExtension, _In_ PVOID BaseAddress,
                                               _In_ SIZE_T NumberOfBytes, _In_ MEMORY_CACHING_TYPE CacheType);
ULONG StorPortAllocateDmaMemory(_In_ PVOID HwDeviceExtension, _In_ SIZE_T NumberOfBytes,
                                _In_ PHYSICAL_ADDRESS LowestAcceptableAddress,
                                _In_ PHYSICAL_ADDRESS HighestAcceptableAddress,
                                _In_opt_ PHYSICAL_ADDRESS BoundaryAddressMultiple, _In_ MEMORY_CACHING_TYPE CacheType,
                                _In_ NODE_REQUIREMENT PreferredNode, _Out_ PVOID* BufferPointer,
                                _Out_ PPHYSICAL_ADDRESS PhysicalAddress);
ULONG StorPortFreeDmaMemory(_In_ PVOID HwDeviceExtension, _In_ PVOID BaseAddress, _In_ SIZE_T NumberOfBytes,
                            _In_ MEMORY_CACHING_TYPE CacheType, _In_opt_ PHYSICAL_ADDRESS PhysicalAddress);
ULONG StorPortMarkDumpMemory(_In_ PVOID HwDeviceExtension, _In_ PVOID Address, _In_ SIZE_T Length, _In_ ULONG Flags);

// Locks, DPCs, timers and work items.

STORPORT_API VOID StorPortAcquireSpinLock(_In_ PVOID DeviceExtension, _In_ STOR_SPINLOCK SpinLock, _In_ PVOID LockContext,
                                          _Inout_ PSTOR_LOCK_HANDLE LockHandle);
STORPORT_API VOID StorPortReleaseSpinLock(_In_ PVOID DeviceExtension, _Inout_ PSTOR_LOCK_HANDLE LockHandle);
ULONG StorPortAcquireSpinLockEx(_In_ PVOID HwDeviceExtension, _In_ STOR_SPINLOCK SpinLock, _In_ PVOID LockContext,
                                _Inout_ PSTOR_LOCK_HANDLE LockHandle);
ULONG StorPortAcquireMSISpinLock(_In_ PVOID HwDeviceExtension, _In_ ULONG MessageId, _In_ PULONG OldIrql);
ULONG StorPortReleaseMSISpinLock(_In_ PVOID HwDeviceExtension, _In_ ULONG MessageId, _In_ ULONG OldIrql);
STORPORT_API VOID StorPortSynchronizeAccess(_In_ PVOID HwDeviceExtension,
                                            _In_ PSTOR_SYNCHRONIZED_ACCESS SynchronizedAccessRoutine,
                                            _In_opt_ PVOID Context);
STORPORT_API VOID StorPortInitializeDpc(_In_ PVOID DeviceExtension, _Out_ PSTOR_DPC Dpc, _In_ PHW_DPC_ROUTINE HwDpcRoutine);
STORPORT_API BOOLEAN StorPortIssueDpc(_In_ PVOID DeviceExtension, _In_ PSTOR_DPC Dpc, _In_ PVOID SystemArgument1,
                                      _In_ PVOID SystemArgument2);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortInitializeTimer(_In_ PVOID HwDeviceExtension, _Out_ PVOID* TimerHandle);
ULONG StorPortRequestTimer(_In_ PVOID HwDeviceExtension, _In_ PVOID TimerHandle, _In_ PHW_TIMER_EX TimerCallback,
                           _In_opt_ PVOID CallbackContext, _In_ ULONGLONG TimerValue, _In_ ULONGLONG TolerableDelay);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortFreeTimer(_In_ PVOID HwDeviceExtension, _In_ PVOID TimerHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortInitializeWorker(_In_ PVOID HwDeviceExtension, _Out_ PVOID* Worker);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortQueueWorkItem(_In_ PVOID HwDeviceExtension, _In_ PHW_WORKITEM WorkItemCallback, _In_ PVOID Worker,
                            _In_opt_ PVOID Context);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortFreeWorker(_In_ PVOID HwDeviceExtension, _In_ PVOID Worker);
STORPORT_API VOID StorPortStallExecution(_In_ ULONG Delay);
ULONG StorPortDelayExecution(_In_ PVOID HwDeviceExtension, _In_ ULONG DelayInMicroseconds);
ULONG StorPortGetCurrentIrql(_In_ PVOID HwDeviceExtension, _Out_ PKIRQL Irql);
STORPORT_API VOID StorPortQuerySystemTime(_Out_ PLARGE_INTEGER CurrentTime);
ULONG StorPortQueryPerformanceCounter(_In_ PVOID HwDeviceExtension, _Out_opt_ PLARGE_INTEGER PerformanceFrequency,
                                      _Out_ PLARGE_INTEGER PerformanceCounter);
ULONG StorPortQueryTimerMinInterval(_In_ PVOID HwDeviceExtension, _Out_ PULONG TimerMinInterval);

// Processors.

_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortGetCurrentProcessorNumber(_In_ PVOID HwDeviceExtension, _Out_ PPROCESSOR_NUMBER ProcNumber);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortGetActiveGroupCount(_In_ PVOID HwDeviceExtension, _Out_ PUSHORT NumberGroups);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortGetGroupAffinity(_In_ PVOID HwDeviceExtension, _In_ USHORT GroupNumber, _Out_ PKAFFINITY GroupAffinityMask);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortGetActiveNodeCount(_In_ PVOID HwDeviceExtension, _Out_ PUSHORT NumberNodes);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortGetHighestNodeNumber(_In_ PVOID HwDeviceExtension, _Out_ PUSHORT HighestNode);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortGetNodeAffinity(_In_ PVOID HwDeviceExtension, _In_ USHORT NodeNumber, _Out_ PGROUP_AFFINITY NodeAffinityMask);

// Registry, power, ACPI.

STORPORT_API PUCHAR StorPortAllocateRegistryBuffer(_In_ PVOID HwDeviceExtension, _In_ PULONG Length);
STORPORT_API VOID StorPortFreeRegistryBuffer(_In_ PVOID HwDeviceExtension, _In_ PUCHAR Buffer);
_IRQL_requires_(PASSIVE_LEVEL)
STORPORT_API BOOLEAN StorPortRegistryRead(_In_ PVOID HwDeviceExtension, _In_ PUCHAR ValueName, _In_ ULONG Global,
                                          _In_ ULONG Type, _In_ PUCHAR Buffer, _In_ PULONG BufferLength);
_IRQL_requires_(PASSIVE_LEVEL)
STORPORT_API BOOLEAN StorPortRegistryWrite(_In_ PVOID HwDeviceExtension, _In_ PUCHAR ValueName, _In_ ULONG Global,
                                           _In_ ULONG Type, _In_ PUCHAR Buffer, _In_ ULONG BufferLength);
_IRQL_requires_(PASSIVE_LEVEL)
ULONG StorPortRegistryReadAdapterKey(_In_ PVOID HwDeviceExtension, _In_opt_ PUCHAR SubKeyName, _In_ PUCHAR ValueName,
                                     _In_ ULONG ValueType, _Inout_ PVOID* ValueData, _Inout_ PULONG ValueDataLength);
_IRQL_requires_(PASSIVE_LEVEL)
ULONG StorPortRegistryWriteAdapterKey(_In_ PVOID HwDeviceExtension, _In_opt_ PUCHAR SubKeyName, _In_ PUCHAR ValueName,
                                      _In_ ULONG ValueType, _In_ PVOID ValueData, _In_ ULONG ValueDataLength);
ULONG StorPortInitializePoFxPower(_In_ PVOID HwDeviceExtension, _In_opt_ PSTOR_ADDRESS Address,
                                  _In_ PSTOR_POFX_DEVICE Device, _Inout_ PBOOLEAN D3ColdEnabled);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortPoFxActivateComponent(_In_ PVOID HwDeviceExtension, _In_opt_ PSTOR_ADDRESS Address,
                                    _In_opt_ PSCSI_REQUEST_BLOCK Srb, _In_ ULONG Component, _In_ ULONG Flags);
ULONG StorPortPoFxIdleComponent(_In_ PVOID HwDeviceExtension, _In_opt_ PSTOR_ADDRESS Address,
                                _In_opt_ PSCSI_REQUEST_BLOCK Srb, _In_ ULONG Component, _In_ ULONG Flags);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortPoFxSetComponentLatency(_In_ PVOID HwDeviceExtension, _In_opt_ PSTOR_ADDRESS Address, _In_ ULONG Component,
                                      _In_ ULONGLONG Latency);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortPoFxSetComponentResidency(_In_ PVOID HwDeviceExtension, _In_opt_ PSTOR_ADDRESS Address,
                                        _In_ ULONG Component, _In_ ULONGLONG Residency);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortPoFxPowerControl(_In_ PVOID HwDeviceExtension, _In_opt_ PSTOR_ADDRESS Address, _In_ LPCGUID PowerControlCode,
                               _In_opt_ PVOID InBuffer, _In_ SIZE_T InBufferSize, _Out_opt_ PVOID OutBuffer,
                               _In_ SIZE_T OutBufferSize, _Out_opt_ PSIZE_T BytesReturned);
ULONG StorPortGetD3ColdSupport(_In_ PVOID HwDeviceExtension, _In_opt_ PSTOR_ADDRESS Address, _Out_ PBOOLEAN Supported);
ULONG StorPortSetPowerSettingNotificationGuids(_In_ PVOID HwDeviceExtension, _In_ ULONG GuidCount, _In_ LPGUID Guid);
_IRQL_requires_(PASSIVE_LEVEL)
ULONG StorPortInvokeAcpiMethod(_In_ PVOID HwDeviceExtension, _In_opt_ PSTOR_ADDRESS Address, _In_ ULONG MethodName,
                               _In_opt_ PVOID InputBuffer, _In_ ULONG InputBufferLength, _In_opt_ PVOID OutputBuffer,
                               _In_ ULONG OutputBufferLength, _Out_opt_ PULONG BytesReturned);
_IRQL_requires_(PASSIVE_LEVEL)
ULONG StorPortIsDeviceOperationAllowed(_In_ PVOID HwDeviceExtension, _In_ PSTOR_ADDRESS Address,
                                       _In_ LPCGUID DeviceOperation, _Out_ PULONG AllowedFlag);

// Logging.

STORPORT_API VOID StorPortLogError(_In_ PVOID HwDeviceExtension, _In_opt_ PSCSI_REQUEST_BLOCK Srb, _In_ UCHAR PathId,
                                   _In_ UCHAR TargetId, _In_ UCHAR Lun, _In_ ULONG ErrorCode, _In_ ULONG UniqueId);
STORPORT_API VOID StorPortDebugPrint(_In_ ULONG DebugPrintLevel, _In_ PCCHAR DebugMessage, ...);
ULONG StorPortLogSystemEvent(_In_ PVOID HwDeviceExtension, _Inout_ PSTOR_LOG_EVENT_DETAILS LogDetails,
                             _Inout_ PULONG MaximumSize);
ULONG StorPortLogTelemetry(_In_ PVOID HwDeviceExtension, _In_opt_ PSTOR_ADDRESS StorAddress,
                           _In_ PSTORPORT_TELEMETRY_EVENT Event);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortEtwEvent2(_In_ PVOID HwDeviceExtension, _In_opt_ PSTOR_ADDRESS Address, _In_ ULONG EventId,
                        _In_ PWSTR EventDescription, _In_ ULONGLONG EventKeywords, _In_ STORPORT_ETW_LEVEL EventLevel,
                        _In_ STORPORT_ETW_EVENT_OPCODE EventOpcode, _In_opt_ PSCSI_REQUEST_BLOCK Srb,
                        _In_opt_ PWSTR Parameter1Name, _In_ ULONGLONG Parameter1Value, _In_opt_ PWSTR Parameter2Name,
                        _In_ ULONGLONG Parameter2Value);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortEtwEvent4(_In_ PVOID HwDeviceExtension, _In_opt_ PSTOR_ADDRESS Address, _In_ ULONG EventId,
                        _In_ PWSTR EventDescription, _In_ ULONGLONG EventKeywords, _In_ STORPORT_ETW_LEVEL EventLevel,
                        _In_ STORPORT_ETW_EVENT_OPCODE EventOpcode, _In_opt_ PSCSI_REQUEST_BLOCK Srb,
                        _In_opt_ PWSTR Parameter1Name, _In_ ULONGLONG Parameter1Value, _In_opt_ PWSTR Parameter2Name,
                        _In_ ULONGLONG Parameter2Value, _In_opt_ PWSTR Parameter3Name, _In_ ULONGLONG Parameter3Value,
                        _In_opt_ PWSTR Parameter4Name, _In_ ULONGLONG Parameter4Value);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortEtwEvent8(_In_ PVOID HwDeviceExtension, _In_opt_ PSTOR_ADDRESS Address, _In_ ULONG EventId,
                        _In_ PWSTR EventDescription, _In_ ULONGLONG EventKeywords, _In_ STORPORT_ETW_LEVEL EventLevel,
                        _In_ STORPORT_ETW_EVENT_OPCODE EventOpcode, _In_opt_ PSCSI_REQUEST_BLOCK Srb,
                        _In_opt_ PWSTR Parameter1Name, _In_ ULONGLONG Parameter1Value, _In_opt_ PWSTR Parameter2Name,
                        _In_ ULONGLONG Parameter2Value, _In_opt_ PWSTR Parameter3Name, _In_ ULONGLONG Parameter3Value,
                        _In_opt_ PWSTR Parameter4Name, _In_ ULONGLONG Parameter4Value, _In_opt_ PWSTR Parameter5Name,
                        _In_ ULONGLONG Parameter5Value, _In_opt_ PWSTR Parameter6Name, _In_ ULONGLONG Parameter6Value,
                        _In_opt_ PWSTR Parameter7Name, _In_ ULONGLONG Parameter7Value, _In_opt_ PWSTR Parameter8Name,
                        _In_ ULONGLONG Parameter8Value);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortEtwChannelEvent2(_In_ PVOID HwDeviceExtension, _In_opt_ PSTOR_ADDRESS Address,
                               _In_ STORPORT_ETW_EVENT_CHANNEL EventChannel, _In_ ULONG EventId,
                               _In_ PWSTR EventDescription, _In_ ULONGLONG EventKeywords,
                               _In_ STORPORT_ETW_LEVEL EventLevel, _In_ STORPORT_ETW_EVENT_OPCODE EventOpcode,
                               _In_opt_ PSCSI_REQUEST_BLOCK Srb, _In_opt_ PWSTR Parameter1Name,
                               _In_ ULONGLONG Parameter1Value, _In_opt_ PWSTR Parameter2Name,
                               _In_ ULONGLONG Parameter2Value);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortEtwChannelEvent4(_In_ PVOID HwDeviceExtension, _In_opt_ PSTOR_ADDRESS Address,
                               _In_ STORPORT_ETW_EVENT_CHANNEL EventChannel, _In_ ULONG EventId,
                               _In_ PWSTR EventDescription, _In_ ULONGLONG EventKeywords,
                               _In_ STORPORT_ETW_LEVEL EventLevel, _In_ STORPORT_ETW_EVENT_OPCODE EventOpcode,
                               _In_opt_ PSCSI_REQUEST_BLOCK Srb, _In_opt_ PWSTR Parameter1Name,
                               _In_ ULONGLONG Parameter1Value, _In_opt_ PWSTR Parameter2Name,
                               _In_ ULONGLONG Parameter2Value, _In_opt_ PWSTR Parameter3Name,
                               _In_ ULONGLONG Parameter3Value, _In_opt_ PWSTR Parameter4Name,
                               _In_ ULONGLONG Parameter4Value);
_IRQL_requires_max_(DISPATCH_LEVEL)
ULONG StorPortEtwChannelEvent8(_In_ PVOID HwDeviceExtension, _In_opt_ PSTOR_ADDRESS Address,
                               _In_ STORPORT_ETW_EVENT_CHANNEL EventChannel, _In_ ULONG EventId,
                               _In_ PWSTR EventDescription, _In_ ULONGLONG EventKeywords,
                               _In_ STORPORT_ETW_LEVEL EventLevel, _In_ STORPORT_ETW_EVENT_OPCODE EventOpcode,
                               _In_opt_ PSCSI_REQUEST_BLOCK Srb, _In_opt_ PWSTR Parameter1Name,
                               _In_ ULONGLONG Parameter1Value, _In_opt_ PWSTR Parameter2Name,
                               _In_ ULONGLONG Parameter2Value, _In_opt_ PWSTR Parameter3Name,
                               _In_ ULONGLONG Parameter3Value, _In_opt_ PWSTR Parameter4Name,
                               _In_ ULONGLONG Parameter4Value, _In_opt_ PWSTR Parameter5Name,
                               _In_ ULONGLONG Parameter5Value, _In_opt_ PWSTR Parameter6Name,
                               _In_ ULONGLONG Parameter6Value, _In_opt_ PWSTR Parameter7Name,
                               _In_ ULONGLONG Parameter7Value, _In_opt_ PWSTR Parameter8Name,
                               _In_ ULONGLONG Parameter8Value);

// Ports and registers.

STORPORT_API UCHAR StorPortReadPortUchar(_In_ PVOID HwDeviceExtension, _In_ volatile UCHAR* Port);
STORPORT_API VOID StorPortWritePortUchar(_In_ PVOID HwDeviceExtension, _In_ volatile UCHAR* Port, _In_ UCHAR Value);
STORPORT_API VOID StorPortReadPortBufferUchar(_In_ PVOID HwDeviceExtension, _In_ volatile UCHAR* Port, _In_ PUCHAR Buffer,
                                              _In_ ULONG Count);
STORPORT_API VOID StorPortWritePortBufferUchar(_In_ PVOID HwDeviceExtension, _In_ volatile UCHAR* Port, _In_ PUCHAR Buffer,
                                               _In_ ULONG Count);
STORPORT_API USHORT StorPortReadPortUshort(_In_ PVOID HwDeviceExtension, _In_ volatile USHORT* Port);
STORPORT_API VOID StorPortWritePortUshort(_In_ PVOID HwDeviceExtension, _In_ volatile USHORT* Port, _In_ USHORT Value);
STORPORT_API VOID StorPortReadPortBufferUshort(_In_ PVOID HwDeviceExtension, _In_ volatile USHORT* Port, _In_ PUSHORT Buffer,
                                               _In_ ULONG Count);
STORPORT_API VOID StorPortWritePortBufferUshort(_In_ PVOID HwDeviceExtension, _In_ volatile USHORT* Port, _In_ PUSHORT Buffer,
                                                _In_ ULONG Count);
STORPORT_API ULONG StorPortReadPortUlong(_In_ PVOID HwDeviceExtension, _In_ volatile ULONG* Port);
STORPORT_API VOID StorPortWritePortUlong(_In_ PVOID HwDeviceExtension, _In_ volatile ULONG* Port, _In_ ULONG Value);
STORPORT_API VOID StorPortReadPortBufferUlong(_In_ PVOID HwDeviceExtension, _In_ volatile ULONG* Port, _In_ PULONG Buffer,
                                              _In_ ULONG Count);
STORPORT_API VOID StorPortWritePortBufferUlong(_In_ PVOID HwDeviceExtension, _In_ volatile ULONG* Port, _In_ PULONG Buffer,
                                               _In_ ULONG Count);
STORPORT_API UCHAR StorPortReadRegisterUchar(_In_ PVOID HwDeviceExtension, _In_ volatile UCHAR* Register);
STORPORT_API VOID StorPortWriteRegisterUchar(_In_ PVOID HwDeviceExtension, _In_ volatile UCHAR* Register, _In_ UCHAR Value);
STORPORT_API VOID StorPortReadRegisterBufferUchar(_In_ PVOID HwDeviceExtension, _In_ volatile UCHAR* Register, _In_ PUCHAR Buffer,
                                                  _In_ ULONG Count);
STORPORT_API VOID StorPortWriteRegisterBufferUchar(_In_ PVOID HwDeviceExtension, _In_ volatile UCHAR* Register, _In_ PUCHAR Buffer,
                                                   _In_ ULONG Count);
STORPORT_API USHORT StorPortReadRegisterUshort(_In_ PVOID HwDeviceExtension, _In_ volatile USHORT* Register);
STORPORT_API VOID StorPortWriteRegisterUshort(_In_ PVOID HwDeviceExtension, _In_ volatile USHORT* Register, _In_ USHORT Value);
STORPORT_API VOID StorPortReadRegisterBufferUshort(_In_ PVOID HwDeviceExtension, _In_ volatile USHORT* Register, _In_ PUSHORT Buffer,
                                                   _In_ ULONG Count);
STORPORT_API VOID StorPortWriteRegisterBufferUshort(_In_ PVOID HwDeviceExtension, _In_ volatile USHORT* Register, _In_ PUSHORT Buffer,
                                                    _In_ ULONG Count);
STORPORT_API ULONG StorPortReadRegisterUlong(_In_ PVOID HwDeviceExtension, _In_ volatile ULONG* Register);
STORPORT_API VOID StorPortWriteRegisterUlong(_In_ PVOID HwDeviceExtension, _In_ volatile ULONG* Register, _In_ ULONG Value);
STORPORT_API VOID StorPortReadRegisterBufferUlong(_In_ PVOID HwDeviceExtension, _In_ volatile ULONG* Register, _In_ PULONG Buffer,
                                                  _In_ ULONG Count);
STORPORT_API VOID StorPortWriteRegisterBufferUlong(_In_ PVOID HwDeviceExtension, _In_ volatile ULONG* Register, _In_ PULONG Buffer,
                                                   _In_ ULONG Count);
STORPORT_API ULONG64 StorPortReadRegisterUlong64(_In_ PVOID HwDeviceExtension, _In_ volatile ULONG64* Register);
STORPORT_API VOID StorPortWriteRegisterUlong64(_In_ PVOID HwDeviceExtension, _In_ volatile ULONG64* Register, _In_ ULONG64 Value);
STORPORT_API VOID StorPortReadRegisterBufferUlong64(_In_ PVOID HwDeviceExtension, _In_ volatile ULONG64* Register, _In_ PULONG64 Buffer,
                                                    _In_ ULONG Count);
STORPORT_API VOID StorPortWriteRegisterBufferUlong64(_In_ PVOID HwDeviceExtension, _In_ volatile ULONG64* Register, _In_ PULONG64 Buffer,
                                                     _In_ ULONG Count);

#define StorPortConvertPhysicalAddressToUlong(Address) ((Address).LowPart)
#define StorPortConvertPhysicalAddressToULong64(Address) ((ULONG64)(Address).QuadPart)

#ifdef __cplusplus
}
#endif
