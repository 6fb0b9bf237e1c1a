// Routines of the filter manager.
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

// Contexts.
NTSTATUS NTAPI FltAllocateContext(PFLT_FILTER Filter, FLT_CONTEXT_TYPE ContextType, SIZE_T ContextSize,
                                  POOL_TYPE PoolType, PFLT_CONTEXT *ReturnedContext);
VOID NTAPI FltReferenceContext(PFLT_CONTEXT Context);
VOID NTAPI FltReleaseContext(PFLT_CONTEXT Context);
VOID NTAPI FltDeleteContext(PFLT_CONTEXT Context);
NTSTATUS NTAPI FltGetVolumeContext(PFLT_FILTER Filter, PFLT_VOLUME Volume, PFLT_CONTEXT *Context);
NTSTATUS NTAPI FltSetVolumeContext(PFLT_VOLUME Volume, FLT_SET_CONTEXT_OPERATION Operation, PFLT_CONTEXT NewContext,
                                   PFLT_CONTEXT *OldContext);
NTSTATUS NTAPI FltGetInstanceContext(PFLT_INSTANCE Instance, PFLT_CONTEXT *Context);
NTSTATUS NTAPI FltSetInstanceContext(PFLT_INSTANCE Instance, FLT_SET_CONTEXT_OPERATION Operation,
                                     PFLT_CONTEXT NewContext, PFLT_CONTEXT *OldContext);
NTSTATUS NTAPI FltDeleteInstanceContext(PFLT_INSTANCE Instance, PFLT_CONTEXT *OldContext);
NTSTATUS NTAPI FltGetStreamContext(PFLT_INSTANCE Instance, PFILE_OBJECT FileObject, PFLT_CONTEXT *Context);
NTSTATUS NTAPI FltSetStreamContext(PFLT_INSTANCE Instance, PFILE_OBJECT FileObject, FLT_SET_CONTEXT_OPERATION Operation,
                                   PFLT_CONTEXT NewContext, PFLT_CONTEXT *OldContext);
NTSTATUS NTAPI FltGetStreamHandleContext(PFLT_INSTANCE Instance, PFILE_OBJECT FileObject, PFLT_CONTEXT *Context);
NTSTATUS NTAPI FltSetStreamHandleContext(PFLT_INSTANCE Instance, PFILE_OBJECT FileObject,
                                         FLT_SET_CONTEXT_OPERATION Operation, PFLT_CONTEXT NewContext,
                                         PFLT_CONTEXT *OldContext);
NTSTATUS NTAPI FltDeleteStreamHandleContext(PFLT_INSTANCE Instance, PFILE_OBJECT FileObject, PFLT_CONTEXT *OldContext);
BOOLEAN NTAPI FltSupportsStreamHandleContexts(PFILE_OBJECT FileObject);
NTSTATUS NTAPI FltGetTransactionContext(PFLT_INSTANCE Instance, PKTRANSACTION Transaction, PFLT_CONTEXT *Context);
NTSTATUS NTAPI FltSetTransactionContext(PFLT_INSTANCE Instance, PKTRANSACTION Transaction,
                                        FLT_SET_CONTEXT_OPERATION Operation, PFLT_CONTEXT NewContext,
                                        PFLT_CONTEXT *OldContext);
NTSTATUS NTAPI FltEnlistInTransaction(PFLT_INSTANCE Instance, PKTRANSACTION Transaction,
                                      PFLT_CONTEXT TransactionContext, ULONG NotificationMask);

// Names.
NTSTATUS NTAPI FltGetFileNameInformation(PFLT_CALLBACK_DATA CallbackData, FLT_FILE_NAME_OPTIONS NameOptions,
                                         PFLT_FILE_NAME_INFORMATION *FileNameInformation);
NTSTATUS NTAPI FltParseFileNameInformation(PFLT_FILE_NAME_INFORMATION FileNameInformation);
VOID NTAPI FltReleaseFileNameInformation(PFLT_FILE_NAME_INFORMATION FileNameInformation);

// Files, volumes and instances.
NTSTATUS NTAPI FltQueryInformationFile(PFLT_INSTANCE Instance, PFILE_OBJECT FileObject, PVOID FileInformation,
                                       ULONG Length, FILE_INFORMATION_CLASS FileInformationClass, PULONG LengthReturned);
NTSTATUS NTAPI FltFsControlFile(PFLT_INSTANCE Instance, PFILE_OBJECT FileObject, ULONG FsControlCode, PVOID InputBuffer,
                                ULONG InputBufferLength, PVOID OutputBuffer, ULONG OutputBufferLength,
                                PULONG LengthReturned);
NTSTATUS NTAPI FltIsDirectory(PFILE_OBJECT FileObject, PFLT_INSTANCE Instance, PBOOLEAN IsDirectory);
VOID NTAPI FltCancelFileOpen(PFLT_INSTANCE Instance, PFILE_OBJECT FileObject);
NTSTATUS NTAPI FltGetVolumeProperties(PFLT_VOLUME Volume, PFLT_VOLUME_PROPERTIES VolumeProperties,
                                      ULONG VolumePropertiesLength, PULONG LengthReturned);
NTSTATUS NTAPI FltGetVolumeFromFileObject(PFLT_FILTER Filter, PFILE_OBJECT FileObject, PFLT_VOLUME *RetVolume);
NTSTATUS NTAPI FltGetDiskDeviceObject(PFLT_VOLUME Volume, PDEVICE_OBJECT *DiskDeviceObject);
NTSTATUS NTAPI FltGetFileSystemType(PVOID FltObject, PFLT_FILESYSTEM_TYPE FileSystemType);
NTSTATUS NTAPI FltEnumerateInstances(PFLT_VOLUME Volume, PFLT_FILTER Filter, PFLT_INSTANCE *InstanceList,
                                     ULONG InstanceListSize, PULONG NumberInstancesReturned);
NTSTATUS NTAPI FltDetachVolume(PFLT_FILTER Filter, PFLT_VOLUME Volume, PCUNICODE_STRING InstanceName);
NTSTATUS NTAPI FltObjectReference(PVOID FltObject);
VOID NTAPI FltObjectDereference(PVOID FltObject);
NTSTATUS NTAPI FltCancellableWaitForSingleObject(PVOID Object, PLARGE_INTEGER Timeout, PFLT_CALLBACK_DATA CallbackData);

// Sections for data scans.
NTSTATUS NTAPI FltRegisterForDataScan(PFLT_INSTANCE Instance);
NTSTATUS NTAPI FltCreateSectionForDataScan(PFLT_INSTANCE Instance, PFILE_OBJECT FileObject, PFLT_CONTEXT SectionContext,
                                           ACCESS_MASK DesiredAccess, POBJECT_ATTRIBUTES ObjectAttributes,
                                           PLARGE_INTEGER MaximumSize, ULONG SectionPageProtection,
                                           ULONG AllocationAttributes, ULONG Flags, PHANDLE SectionHandle,
                                           PVOID *SectionObject, PLARGE_INTEGER SectionFileSize);
NTSTATUS NTAPI FltCloseSectionForDataScan(PFLT_CONTEXT SectionContext);

// Extra create parameters.
NTSTATUS NTAPI FltGetEcpListFromCallbackData(PFLT_FILTER Filter, PFLT_CALLBACK_DATA CallbackData, PECP_LIST *EcpList);
NTSTATUS NTAPI FltSetEcpListIntoCallbackData(PFLT_FILTER Filter, PFLT_CALLBACK_DATA CallbackData, PECP_LIST EcpList);
NTSTATUS NTAPI FltAllocateExtraCreateParameterList(PFLT_FILTER Filter, ULONG Flags, PECP_LIST *EcpList);
VOID NTAPI FltFreeExtraCreateParameterList(PFLT_FILTER Filter, PECP_LIST EcpList);
NTSTATUS NTAPI FltAllocateExtraCreateParameter(PFLT_FILTER Filter, LPCGUID EcpType, ULONG SizeOfContext, ULONG Flags,
                                               PVOID CleanupCallback, ULONG PoolTag, PVOID *EcpContext);
VOID NTAPI FltFreeExtraCreateParameter(PFLT_FILTER Filter, PVOID EcpContext);
NTSTATUS NTAPI FltFindExtraCreateParameter(PFLT_FILTER Filter, PECP_LIST EcpList, LPCGUID EcpType, PVOID *EcpContext,
                                           ULONG *EcpContextSize);
NTSTATUS NTAPI FltInsertExtraCreateParameter(PFLT_FILTER Filter, PECP_LIST EcpList, PVOID EcpContext);
BOOLEAN NTAPI FltIsEcpAcknowledged(PFLT_FILTER Filter, PVOID EcpContext);
BOOLEAN NTAPI FltIsEcpFromUserMode(PFLT_FILTER Filter, PVOID EcpContext);

// Communication ports.
NTSTATUS NTAPI FltBuildDefaultSecurityDescriptor(PSECURITY_DESCRIPTOR *SecurityDescriptor, ACCESS_MASK DesiredAccess);
VOID NTAPI FltFreeSecurityDescriptor(PSECURITY_DESCRIPTOR SecurityDescriptor);
NTSTATUS NTAPI FltCreateCommunicationPort(PFLT_FILTER Filter, PFLT_PORT *ServerPort, POBJECT_ATTRIBUTES ObjectAttributes,
                                          PVOID ServerPortCookie, PFLT_CONNECT_NOTIFY ConnectNotifyCallback,
                                          PFLT_DISCONNECT_NOTIFY DisconnectNotifyCallback,
                                          PFLT_MESSAGE_NOTIFY MessageNotifyCallback, LONG MaxConnections);
VOID NTAPI FltCloseCommunicationPort(PFLT_PORT ServerPort);
VOID NTAPI FltCloseClientPort(PFLT_FILTER Filter, PFLT_PORT *ClientPort);
NTSTATUS NTAPI FltSendMessage(PFLT_FILTER Filter, PFLT_PORT *ClientPort, PVOID SenderBuffer, ULONG SenderBufferLength,
                              PVOID ReplyBuffer, PULONG ReplyLength, PLARGE_INTEGER Timeout);

// Locks.
VOID NTAPI FltAcquireResourceExclusive(PERESOURCE Resource);
VOID NTAPI FltAcquireResourceShared(PERESOURCE Resource);
VOID NTAPI FltReleaseResource(PERESOURCE Resource);
VOID NTAPI FltInitializePushLock(PEX_PUSH_LOCK PushLock);
VOID NTAPI FltDeletePushLock(PEX_PUSH_LOCK PushLock);
VOID NTAPI FltAcquirePushLockExclusive(PEX_PUSH_LOCK PushLock);
VOID NTAPI FltAcquirePushLockShared(PEX_PUSH_LOCK PushLock);
VOID NTAPI FltReleasePushLock(PEX_PUSH_LOCK PushLock);

#ifdef __cplusplus
}
#endif
