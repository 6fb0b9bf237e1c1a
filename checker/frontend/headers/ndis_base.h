// NDIS base services: strings, memory, locks, timers, events, work items, configuration, MDLs. Written from the public
// documentation.
#pragma once
#include <netpnp.h>
#include <ndis_status.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef unsigned int UINT, *PUINT;
typedef PVOID NDIS_HANDLE, *PNDIS_HANDLE;
typedef UNICODE_STRING NDIS_STRING, *PNDIS_STRING;
typedef PHYSICAL_ADDRESS NDIS_PHYSICAL_ADDRESS, *PNDIS_PHYSICAL_ADDRESS;
typedef MDL NDIS_BUFFER, *PNDIS_BUFFER;
typedef USHORT NET_FRAME_TYPE, *PNET_FRAME_TYPE;
typedef CM_PARTIAL_RESOURCE_LIST NDIS_RESOURCE_LIST, *PNDIS_RESOURCE_LIST;

typedef enum _NDIS_INTERFACE_TYPE {
  NdisInterfaceInternal = Internal,
  NdisInterfaceIsa = Isa,
  NdisInterfaceEisa = Eisa,
  NdisInterfaceMca = MicroChannel,
  NdisInterfaceTurboChannel = TurboChannel,
  NdisInterfacePci = PCIBus,
  NdisInterfacePcMcia = PCMCIABus,
  NdisInterfaceCBus = CBus,
  NdisInterfaceMPIBus = MPIBus,
  NdisInterfaceMPSABus = MPSABus,
  NdisInterfaceProcessorInternal = ProcessorInternal,
  NdisInterfaceInternalPowerBus = InternalPowerBus,
  NdisInterfacePNPISABus = PNPISABus,
  NdisInterfacePNPBus = PNPBus,
  NdisInterfaceUSB,
  NdisInterfaceIrda,
  NdisInterface1394,
  NdisMaximumInterfaceType
} NDIS_INTERFACE_TYPE, *PNDIS_INTERFACE_TYPE;

typedef enum _NDIS_INTERRUPT_MODE {
  NdisInterruptLatched = Latched,
  NdisInterruptLevelSensitive = LevelSensitive
} NDIS_INTERRUPT_MODE, *PNDIS_INTERRUPT_MODE;

#define NDIS_STRING_CONST(x) {sizeof(L##x) - sizeof(WCHAR), sizeof(L##x), (PWSTR)L##x}
#define NDIS_INIT_FUNCTION(FunctionName)
#define NDIS_PAGEABLE_FUNCTION(FunctionName)
#define NDIS_PAGABLE_FUNCTION(FunctionName)
#define EXPORT
#define NDIS_MDL_LINKAGE(Mdl) ((Mdl)->Next)
#define NDIS_BUFFER_LINKAGE(Mdl) ((Mdl)->Next)
#define NDIS_BUFFER_TO_SPAN_PAGES(Mdl) ADDRESS_AND_SIZE_TO_SPAN_PAGES(MmGetMdlVirtualAddress(Mdl), MmGetMdlByteCount(Mdl))
#define NDIS_STATUS_TO_NT_STATUS(_NdisStatus, _pNtStatus) (*(_pNtStatus) = (NTSTATUS)(_NdisStatus))

// ---- Memory ----
_IRQL_requires_max_(DISPATCH_LEVEL)
PVOID NdisAllocateMemoryWithTagPriority(NDIS_HANDLE NdisHandle, UINT Length, ULONG Tag, EX_POOL_PRIORITY Priority);
NDIS_STATUS NdisAllocateMemoryWithTag(PVOID *VirtualAddress, UINT Length, ULONG Tag);
NDIS_STATUS NdisAllocateMemory(PVOID *VirtualAddress, UINT Length, UINT MemoryFlags, NDIS_PHYSICAL_ADDRESS HighestAddress);
_IRQL_requires_max_(DISPATCH_LEVEL) VOID NdisFreeMemory(PVOID VirtualAddress, UINT Length, UINT MemoryFlags);
_IRQL_requires_max_(DISPATCH_LEVEL) VOID NdisFreeMemoryWithTag(PVOID VirtualAddress, ULONG Tag);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisFreeMemoryWithTagPriority(NDIS_HANDLE NdisHandle, PVOID VirtualAddress, ULONG Tag);

#define NdisZeroMemory(Destination, Length) RtlZeroMemory(Destination, Length)
#define NdisFillMemory(Destination, Length, Fill) RtlFillMemory(Destination, Length, Fill)
#define NdisMoveMemory(Destination, Source, Length) RtlCopyMemory(Destination, Source, Length)
#define NdisEqualMemory(Source1, Source2, Length) RtlEqualMemory(Source1, Source2, Length)
#define NdisMoveMappedMemory(Destination, Source, Length) RtlCopyMemory(Destination, Source, Length)
#define NdisZeroMappedMemory(Destination, Length) RtlZeroMemory(Destination, Length)
#define NdisRetrieveUlong(Destination, Source) RtlCopyMemory(Destination, Source, sizeof(ULONG))
#define NdisStoreUlong(Destination, Value) ((void)(*(ULONG *)(Destination) = (Value)))

// Of wdm.h and driverspecs.h, which lack them so far: function types which mingw-w64 has only as pointers, and more.
#ifndef __drv_interlocked
#define __drv_interlocked
#endif
LONG64 _InterlockedAdd64(LONG64 volatile *Addend, LONG64 Value);
typedef PVOID NTAPI ALLOCATE_FUNCTION(POOL_TYPE PoolType, SIZE_T NumberOfBytes, ULONG Tag);
typedef VOID NTAPI FREE_FUNCTION(PVOID Buffer);

#define NdisInitializeNPagedLookasideList(Lookaside, Allocate, Free, Flags, Size, Tag, Depth) \
  ExInitializeNPagedLookasideList(Lookaside, Allocate, Free, Flags, Size, Tag, Depth)
#define NdisDeleteNPagedLookasideList(Lookaside) ExDeleteNPagedLookasideList(Lookaside)
#define NdisAllocateFromNPagedLookasideList(Lookaside) ExAllocateFromNPagedLookasideList(Lookaside)
#define NdisFreeToNPagedLookasideList(Lookaside, Entry) ExFreeToNPagedLookasideList(Lookaside, Entry)

// ---- MDLs ----
PMDL NdisAllocateMdl(NDIS_HANDLE NdisHandle, PVOID VirtualAddress, UINT Length);
VOID NdisFreeMdl(PMDL Mdl);
#define NdisAdjustMdlLength(Mdl, Length) ((void)((Mdl)->ByteCount = (Length)))
#define NdisGetNextMdl(CurrentMdl, NextMdl) ((void)(*(NextMdl) = (CurrentMdl)->Next))
#define NdisQueryMdl(Mdl, VirtualAddress, Length, Priority)                                        \
  do {                                                                                             \
    if ((PVOID)(VirtualAddress) != NULL)                                                           \
      *(PVOID *)(VirtualAddress) = MmGetSystemAddressForMdlSafe(Mdl, (MM_PAGE_PRIORITY)(Priority)); \
    *(Length) = MmGetMdlByteCount(Mdl);                                                            \
  } while (0)
#define NdisQueryMdlOffset(Mdl, Offset, Length) \
  ((void)(*(Offset) = MmGetMdlByteOffset(Mdl), *(Length) = MmGetMdlByteCount(Mdl)))

// ---- Strings ----
#define NdisInitUnicodeString(Destination, Source) RtlInitUnicodeString(Destination, Source)
#define NdisInitAnsiString(Destination, Source) RtlInitAnsiString(Destination, Source)
#define NdisUnicodeStringToAnsiString(Destination, Source) RtlUnicodeStringToAnsiString(Destination, Source, FALSE)
#define NdisAnsiStringToUnicodeString(Destination, Source) RtlAnsiStringToUnicodeString(Destination, Source, FALSE)
#define NdisEqualUnicodeString(String1, String2, CaseInsensitive) RtlEqualUnicodeString(String1, String2, CaseInsensitive)
#define NdisEqualString(String1, String2, CaseInsensitive) RtlEqualUnicodeString(String1, String2, CaseInsensitive)
_IRQL_requires_max_(PASSIVE_LEVEL) NDIS_STATUS NdisUpcaseUnicodeString(PUNICODE_STRING Destination, PUNICODE_STRING Source);
_IRQL_requires_max_(PASSIVE_LEVEL) VOID NdisInitializeString(PNDIS_STRING Destination, PUCHAR Source);
#define NdisFreeString(String) NdisFreeMemory((String).Buffer, (String).MaximumLength, 0)

// ---- Spin locks ----
typedef struct _NDIS_SPIN_LOCK {
  KSPIN_LOCK SpinLock;
  KIRQL OldIrql;
} NDIS_SPIN_LOCK, *PNDIS_SPIN_LOCK;

VOID NdisAllocateSpinLock(PNDIS_SPIN_LOCK SpinLock);
VOID NdisFreeSpinLock(PNDIS_SPIN_LOCK SpinLock);
_IRQL_requires_max_(DISPATCH_LEVEL) VOID NdisAcquireSpinLock(PNDIS_SPIN_LOCK SpinLock);
_IRQL_requires_(DISPATCH_LEVEL) VOID NdisReleaseSpinLock(PNDIS_SPIN_LOCK SpinLock);
_IRQL_requires_(DISPATCH_LEVEL) VOID NdisDprAcquireSpinLock(PNDIS_SPIN_LOCK SpinLock);
_IRQL_requires_(DISPATCH_LEVEL) VOID NdisDprReleaseSpinLock(PNDIS_SPIN_LOCK SpinLock);

// ---- Read-write locks ----
typedef struct _LOCK_STATE {
  USHORT LockState;
  KIRQL OldIrql;
} LOCK_STATE, *PLOCK_STATE;

typedef struct _LOCK_STATE_EX {
  KIRQL OldIrql;
  UCHAR LockState;
  UCHAR Flags;
} LOCK_STATE_EX, *PLOCK_STATE_EX;

typedef union _NDIS_RW_LOCK_REFCOUNT {
  UINT RefCount;
  UCHAR cacheLine[16];
} NDIS_RW_LOCK_REFCOUNT;

typedef struct _NDIS_RW_LOCK {
  union {
    struct {
      KSPIN_LOCK SpinLock;
      PVOID Context;
    };
    UCHAR Reserved[16];
  };
  union {
    NDIS_RW_LOCK_REFCOUNT RefCount[32];
    ULONG RefCountEx[128];
    struct {
      KSPIN_LOCK RefCountLock;
      volatile ULONG SharedRefCount;
      volatile BOOLEAN WriterWaiting;
    };
  };
} NDIS_RW_LOCK, *PNDIS_RW_LOCK;

typedef struct _NDIS_RW_LOCK_EX NDIS_RW_LOCK_EX, *PNDIS_RW_LOCK_EX;

#define NDIS_RWL_AT_DISPATCH_LEVEL 1

VOID NdisInitializeReadWriteLock(PNDIS_RW_LOCK Lock);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisAcquireReadWriteLock(PNDIS_RW_LOCK Lock, BOOLEAN fWrite, PLOCK_STATE LockState);
_IRQL_requires_(DISPATCH_LEVEL) VOID NdisReleaseReadWriteLock(PNDIS_RW_LOCK Lock, PLOCK_STATE LockState);
_IRQL_requires_(DISPATCH_LEVEL)
VOID NdisDprAcquireReadWriteLock(PNDIS_RW_LOCK Lock, BOOLEAN fWrite, PLOCK_STATE LockState);
_IRQL_requires_(DISPATCH_LEVEL) VOID NdisDprReleaseReadWriteLock(PNDIS_RW_LOCK Lock, PLOCK_STATE LockState);
_IRQL_requires_max_(DISPATCH_LEVEL) PNDIS_RW_LOCK_EX NdisAllocateRWLock(NDIS_HANDLE NdisHandle);
_IRQL_requires_max_(DISPATCH_LEVEL) VOID NdisFreeRWLock(PNDIS_RW_LOCK_EX Lock);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisAcquireRWLockRead(PNDIS_RW_LOCK_EX Lock, PLOCK_STATE_EX LockState, UCHAR Flags);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisAcquireRWLockWrite(PNDIS_RW_LOCK_EX Lock, PLOCK_STATE_EX LockState, UCHAR Flags);
_IRQL_requires_(DISPATCH_LEVEL) VOID NdisReleaseRWLock(PNDIS_RW_LOCK_EX Lock, PLOCK_STATE_EX LockState);

#define NDIS_RAISE_IRQL_TO_DISPATCH(OldIrql) KeRaiseIrql(DISPATCH_LEVEL, OldIrql)
#define NDIS_LOWER_IRQL(OldIrql, CurrentIrql) KeLowerIrql(OldIrql)
#define NDIS_CURRENT_IRQL() KeGetCurrentIrql()

// Locks by the WDK's own short names of their effect.
#define _Ndis_acquires_lock_(lock)
#define _Ndis_acquires_exclusive_lock_(lock)
#define _Ndis_acquires_shared_lock_(lock)
#define _Ndis_releases_lock_(lock)

// ---- Mutexes ----
typedef KMUTEX NDIS_MUTEX, *PNDIS_MUTEX;
#define NDIS_INIT_MUTEX(Mutex) KeInitializeMutex(Mutex, 0xFFFF)
#define NDIS_WAIT_FOR_MUTEX(Mutex) KeWaitForSingleObject(Mutex, Executive, KernelMode, FALSE, NULL)
#define NDIS_RELEASE_MUTEX(Mutex) KeReleaseMutex(Mutex, FALSE)

// ---- Events ----
typedef struct _NDIS_EVENT {
  KEVENT Event;
} NDIS_EVENT, *PNDIS_EVENT;

VOID NdisInitializeEvent(PNDIS_EVENT Event);
_IRQL_requires_max_(DISPATCH_LEVEL) VOID NdisSetEvent(PNDIS_EVENT Event);
_IRQL_requires_max_(DISPATCH_LEVEL) VOID NdisResetEvent(PNDIS_EVENT Event);
_IRQL_requires_max_(PASSIVE_LEVEL) BOOLEAN NdisWaitEvent(PNDIS_EVENT Event, UINT MsToWait);
_IRQL_requires_max_(APC_LEVEL) VOID NdisMSleep(ULONG MicrosecondsToSleep);
#define NdisStallExecution(MicroSecondsToStall) KeStallExecutionProcessor(MicroSecondsToStall)

// ---- Timers ----
typedef VOID(NDIS_TIMER_FUNCTION)(PVOID SystemSpecific1, PVOID FunctionContext, PVOID SystemSpecific2,
                                  PVOID SystemSpecific3);
typedef NDIS_TIMER_FUNCTION *PNDIS_TIMER_FUNCTION;

typedef struct _NDIS_TIMER_CHARACTERISTICS {
  NDIS_OBJECT_HEADER Header;
  ULONG AllocationTag;
  PNDIS_TIMER_FUNCTION TimerFunction;
  PVOID FunctionContext;
} NDIS_TIMER_CHARACTERISTICS, *PNDIS_TIMER_CHARACTERISTICS;

#define NDIS_TIMER_CHARACTERISTICS_REVISION_1 1
#define NDIS_SIZEOF_TIMER_CHARACTERISTICS_REVISION_1 RTL_SIZEOF_THROUGH_FIELD(NDIS_TIMER_CHARACTERISTICS, FunctionContext)

_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_STATUS NdisAllocateTimerObject(NDIS_HANDLE NdisHandle, PNDIS_TIMER_CHARACTERISTICS TimerCharacteristics,
                                    PNDIS_HANDLE pTimerObject);
_IRQL_requires_max_(DISPATCH_LEVEL)
BOOLEAN NdisSetTimerObject(NDIS_HANDLE TimerObject, LARGE_INTEGER DueTime, LONG MillisecondsPeriod, PVOID FunctionContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
BOOLEAN NdisSetCoalescableTimerObject(NDIS_HANDLE TimerObject, LARGE_INTEGER DueTime, LONG MillisecondsPeriod,
                                      PVOID FunctionContext, ULONG Tolerance);
BOOLEAN NdisCancelTimerObject(NDIS_HANDLE TimerObject);
_IRQL_requires_max_(DISPATCH_LEVEL) VOID NdisFreeTimerObject(NDIS_HANDLE TimerObject);
VOID NdisGetCurrentSystemTime(PLARGE_INTEGER pSystemTime);
VOID NdisGetSystemUpTime(PULONG pSystemUpTime);
VOID NdisGetSystemUpTimeEx(PLARGE_INTEGER pSystemUpTime);

// ---- Work items ----
typedef VOID(NDIS_IO_WORKITEM)(PVOID WorkItemContext, NDIS_HANDLE NdisIoWorkItemHandle);
typedef NDIS_IO_WORKITEM *NDIS_IO_WORKITEM_ROUTINE;
typedef NDIS_IO_WORKITEM NDIS_IO_WORKITEM_FUNCTION;

_IRQL_requires_max_(DISPATCH_LEVEL) NDIS_HANDLE NdisAllocateIoWorkItem(NDIS_HANDLE NdisObjectHandle);
_IRQL_requires_max_(DISPATCH_LEVEL) VOID NdisFreeIoWorkItem(NDIS_HANDLE NdisIoWorkItemHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisQueueIoWorkItem(NDIS_HANDLE NdisIoWorkItemHandle, NDIS_IO_WORKITEM_ROUTINE Routine, PVOID WorkItemContext);

struct _NDIS_WORK_ITEM;
typedef VOID (*NDIS_PROC)(struct _NDIS_WORK_ITEM *WorkItem, PVOID Context);
typedef struct _NDIS_WORK_ITEM {
  PVOID Context;
  NDIS_PROC Routine;
  UCHAR WrapperReserved[8 * sizeof(PVOID)];
} NDIS_WORK_ITEM, *PNDIS_WORK_ITEM;
_IRQL_requires_max_(DISPATCH_LEVEL) NDIS_STATUS NdisScheduleWorkItem(PNDIS_WORK_ITEM WorkItem);
#define NdisInitializeWorkItem(WorkItem, Function, Ctx) \
  ((void)((WorkItem)->Routine = (Function), (WorkItem)->Context = (Ctx)))

// ---- Lists and counters ----
#define NdisInitializeListHead(ListHead) InitializeListHead(ListHead)
#define NdisInitializeSListHead(SListHead) ExInitializeSListHead(SListHead)
#define NdisInterlockedPushEntrySList(SListHead, SListEntry, Lock) ExInterlockedPushEntrySList(SListHead, SListEntry, Lock)
#define NdisInterlockedPopEntrySList(SListHead, Lock) ExInterlockedPopEntrySList(SListHead, Lock)
#define NdisQueryDepthSList(SListHead) ExQueryDepthSList(SListHead)
#define NdisInterlockedIncrement(Addend) InterlockedIncrement(Addend)
#define NdisInterlockedDecrement(Addend) InterlockedDecrement(Addend)
#define NdisInterlockedAddUlong(Addend, Increment, Lock) ExInterlockedAddUlong(Addend, Increment, &(Lock)->SpinLock)
#define NdisInterlockedInsertHeadList(Head, Entry, Lock) ExInterlockedInsertHeadList(Head, Entry, &(Lock)->SpinLock)
#define NdisInterlockedInsertTailList(Head, Entry, Lock) ExInterlockedInsertTailList(Head, Entry, &(Lock)->SpinLock)
#define NdisInterlockedRemoveHeadList(Head, Lock) ExInterlockedRemoveHeadList(Head, &(Lock)->SpinLock)
#define NdisInterlockedAddLargeStatistic(Addend, Increment) ExInterlockedAddLargeStatistic(Addend, Increment)

#define NdisGetPhysicalAddressHigh(Address) ((Address).HighPart)
#define NdisGetPhysicalAddressLow(Address) ((Address).LowPart)
#define NdisSetPhysicalAddressHigh(Address, Value) ((void)((Address).HighPart = (Value)))
#define NdisSetPhysicalAddressLow(Address, Value) ((void)((Address).LowPart = (Value)))

// ---- Registers and ports ----
#define NdisReadRegisterUchar(Register, Data) ((void)(*(Data) = READ_REGISTER_UCHAR((PUCHAR)(Register))))
#define NdisReadRegisterUshort(Register, Data) ((void)(*(Data) = READ_REGISTER_USHORT((PUSHORT)(Register))))
#define NdisReadRegisterUlong(Register, Data) ((void)(*(Data) = READ_REGISTER_ULONG((PULONG)(Register))))
#define NdisWriteRegisterUchar(Register, Data) WRITE_REGISTER_UCHAR((PUCHAR)(Register), Data)
#define NdisWriteRegisterUshort(Register, Data) WRITE_REGISTER_USHORT((PUSHORT)(Register), Data)
#define NdisWriteRegisterUlong(Register, Data) WRITE_REGISTER_ULONG((PULONG)(Register), Data)
#define NdisRawReadPortUchar(Port, Data) ((void)(*(Data) = READ_PORT_UCHAR((PUCHAR)(Port))))
#define NdisRawReadPortUshort(Port, Data) ((void)(*(Data) = READ_PORT_USHORT((PUSHORT)(Port))))
#define NdisRawReadPortUlong(Port, Data) ((void)(*(Data) = READ_PORT_ULONG((PULONG)(Port))))
#define NdisRawWritePortUchar(Port, Data) WRITE_PORT_UCHAR((PUCHAR)(Port), (UCHAR)(Data))
#define NdisRawWritePortUshort(Port, Data) WRITE_PORT_USHORT((PUSHORT)(Port), (USHORT)(Data))
#define NdisRawWritePortUlong(Port, Data) WRITE_PORT_ULONG((PULONG)(Port), (ULONG)(Data))

// ---- Configuration ----
typedef enum _NDIS_PARAMETER_TYPE {
  NdisParameterInteger,
  NdisParameterHexInteger,
  NdisParameterString,
  NdisParameterMultiString,
  NdisParameterBinary
} NDIS_PARAMETER_TYPE, *PNDIS_PARAMETER_TYPE;

typedef struct {
  USHORT Length;
  PVOID Buffer;
} BINARY_DATA;

typedef struct _NDIS_CONFIGURATION_PARAMETER {
  NDIS_PARAMETER_TYPE ParameterType;
  union {
    ULONG IntegerData;
    NDIS_STRING StringData;
    BINARY_DATA BinaryData;
  } ParameterData;
} NDIS_CONFIGURATION_PARAMETER, *PNDIS_CONFIGURATION_PARAMETER;

typedef struct _NDIS_CONFIGURATION_OBJECT {
  NDIS_OBJECT_HEADER Header;
  NDIS_HANDLE NdisHandle;
  ULONG Flags;
} NDIS_CONFIGURATION_OBJECT, *PNDIS_CONFIGURATION_OBJECT;

#define NDIS_CONFIGURATION_OBJECT_REVISION_1 1
#define NDIS_SIZEOF_CONFIGURATION_OBJECT_REVISION_1 RTL_SIZEOF_THROUGH_FIELD(NDIS_CONFIGURATION_OBJECT, Flags)
#define NDIS_CONFIG_FLAG_FILTER_INSTANCE_CONFIGURATION 0x00000001

_IRQL_requires_max_(PASSIVE_LEVEL)
NDIS_STATUS NdisOpenConfigurationEx(PNDIS_CONFIGURATION_OBJECT ConfigObject, PNDIS_HANDLE ConfigurationHandle);
_IRQL_requires_max_(APC_LEVEL)
VOID NdisOpenConfigurationKeyByName(PNDIS_STATUS Status, NDIS_HANDLE ConfigurationHandle, PNDIS_STRING SubKeyName,
                                    PNDIS_HANDLE SubKeyHandle);
_IRQL_requires_max_(APC_LEVEL)
VOID NdisOpenConfigurationKeyByIndex(PNDIS_STATUS Status, NDIS_HANDLE ConfigurationHandle, ULONG Index,
                                     PNDIS_STRING KeyName, PNDIS_HANDLE KeyHandle);
_IRQL_requires_max_(PASSIVE_LEVEL) VOID NdisCloseConfiguration(NDIS_HANDLE ConfigurationHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID NdisReadConfiguration(PNDIS_STATUS Status, PNDIS_CONFIGURATION_PARAMETER *ParameterValue,
                           NDIS_HANDLE ConfigurationHandle, PNDIS_STRING Keyword, NDIS_PARAMETER_TYPE ParameterType);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID NdisWriteConfiguration(PNDIS_STATUS Status, NDIS_HANDLE ConfigurationHandle, PNDIS_STRING Keyword,
                            PNDIS_CONFIGURATION_PARAMETER ParameterValue);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID NdisReadNetworkAddress(PNDIS_STATUS Status, PVOID *NetworkAddress, PUINT NetworkAddressLength,
                            NDIS_HANDLE ConfigurationHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID NdisOpenProtocolConfiguration(PNDIS_STATUS Status, PNDIS_HANDLE ConfigurationHandle, PNDIS_STRING ProtocolSection);

// ---- Objects, the system, the event log ----
typedef struct _NDIS_GENERIC_OBJECT {
  NDIS_OBJECT_HEADER Header;
  PVOID Caller;
  PVOID CallersCaller;
  PDRIVER_OBJECT DriverObject;
} NDIS_GENERIC_OBJECT, *PNDIS_GENERIC_OBJECT;

_IRQL_requires_max_(DISPATCH_LEVEL)
PNDIS_GENERIC_OBJECT NdisAllocateGenericObject(PDRIVER_OBJECT DriverObject, ULONG Tag, USHORT Size);
_IRQL_requires_max_(DISPATCH_LEVEL) VOID NdisFreeGenericObject(PNDIS_GENERIC_OBJECT NdisObject);

UINT NdisGetVersion(VOID);
_IRQL_requires_max_(DISPATCH_LEVEL) ULONG NdisGetSharedDataAlignment(VOID);
_IRQL_requires_max_(DISPATCH_LEVEL) UCHAR NdisGeneratePartialCancelId(VOID);
CCHAR NdisSystemProcessorCount(VOID);
ULONG NdisSystemActiveProcessorCount(PKAFFINITY ActiveProcessors);
ULONG NdisCurrentProcessorIndex(VOID);
PROCESSOR_NUMBER NdisCurrentGroupAndProcessor(VOID);
ULONG NdisGroupMaxProcessorCount(USHORT Group);
ULONG NdisGroupActiveProcessorCount(USHORT Group);
KAFFINITY NdisGroupActiveProcessorMask(USHORT Group);
USHORT NdisActiveGroupCount(VOID);
USHORT NdisMaxGroupCount(VOID);
ULONG NdisProcessorNumberToIndex(PROCESSOR_NUMBER ProcNum);
PROCESSOR_NUMBER NdisProcessorIndexToNumber(ULONG ProcessorIndex);
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_STATUS NdisGetRssProcessorInformation(NDIS_HANDLE NdisHandle, PNDIS_RSS_PROCESSOR_INFO RssProcessorInfo, PSIZE_T Size);
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_STATUS NdisGetProcessorInformationEx(NDIS_HANDLE NdisHandle, PNDIS_SYSTEM_PROCESSOR_INFO_EX SystemProcessorInfo,
                                          PSIZE_T Size);
_IRQL_requires_max_(DISPATCH_LEVEL) NDIS_STATUS NdisGetHypervisorInfo(PNDIS_HYPERVISOR_INFO HypervisorInfo);
_IRQL_requires_max_(PASSIVE_LEVEL) PVOID NdisGetRoutineAddress(PNDIS_STRING NdisRoutineName);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NdisWriteErrorLogEntry(NDIS_HANDLE NdisAdapterHandle, NDIS_ERROR_CODE ErrorCode, ULONG NumberOfErrorValues, ...);
_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_STATUS NdisWriteEventLogEntry(PVOID LogHandle, NDIS_STATUS EventCode, ULONG UniqueEventValue, USHORT NumStrings,
                                   PVOID StringsList, ULONG DataSize, PVOID Data);

// ---- Device objects beside the adapters' ----
typedef struct _NDIS_DEVICE_OBJECT_ATTRIBUTES {
  NDIS_OBJECT_HEADER Header;
  PNDIS_STRING DeviceName;
  PNDIS_STRING SymbolicName;
  PDRIVER_DISPATCH *MajorFunctions;
  ULONG ExtensionSize;
  PCUNICODE_STRING DefaultSDDLString;
  LPCGUID DeviceClassGuid;
} NDIS_DEVICE_OBJECT_ATTRIBUTES, *PNDIS_DEVICE_OBJECT_ATTRIBUTES;

#define NDIS_DEVICE_OBJECT_ATTRIBUTES_REVISION_1 1
#define NDIS_SIZEOF_DEVICE_OBJECT_ATTRIBUTES_REVISION_1 \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_DEVICE_OBJECT_ATTRIBUTES, DeviceClassGuid)

_IRQL_requires_max_(PASSIVE_LEVEL)
NDIS_STATUS NdisRegisterDeviceEx(NDIS_HANDLE NdisHandle, PNDIS_DEVICE_OBJECT_ATTRIBUTES DeviceObjectAttributes,
                                 PDEVICE_OBJECT *pDeviceObject, PNDIS_HANDLE NdisDeviceHandle);
_IRQL_requires_max_(PASSIVE_LEVEL) VOID NdisDeregisterDeviceEx(NDIS_HANDLE NdisDeviceHandle);
PVOID NdisGetDeviceReservedExtension(PDEVICE_OBJECT DeviceObject);

#ifdef __cplusplus
}
#endif
