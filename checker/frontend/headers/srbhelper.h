// Helpers that read and write a request block of either form, SCSI_REQUEST_BLOCK or STORAGE_REQUEST_BLOCK.
// Written from the public documentation.
#pragma once
#include <srb.h>
#include <scsi.h>

#ifdef __cplusplus
extern "C" {
#endif

PVOID SrbGetSrbExDataByIndex(_In_ PSTORAGE_REQUEST_BLOCK Srb, _In_ ULONG SrbExDataIndex);
PSRBEX_DATA SrbGetSrbExDataByType(_In_ PSTORAGE_REQUEST_BLOCK Srb, _In_ SRBEXDATATYPE Type);
PSRBEX_DATA SrbGetPrimarySrbExData(_In_ PSTORAGE_REQUEST_BLOCK Srb);
PSTOR_ADDRESS SrbGetAddress(_In_ PSTORAGE_REQUEST_BLOCK Srb);

UCHAR SrbGetPathId(_In_ PVOID Srb);
UCHAR SrbGetTargetId(_In_ PVOID Srb);
UCHAR SrbGetLun(_In_ PVOID Srb);
VOID SrbGetPathTargetLun(_In_ PVOID Srb, _Out_opt_ PUCHAR PathId, _Out_opt_ PUCHAR TargetId, _Out_opt_ PUCHAR Lun);

ULONG SrbGetSrbFunction(_In_ PVOID Srb);
ULONG SrbGetSrbLength(_In_ PVOID Srb);
BOOLEAN SrbCopySrb(_Out_ PVOID DestinationSrb, _In_ ULONG DestinationSrbLength, _In_ PVOID SourceSrb);
VOID SrbZeroSrb(_Inout_ PVOID Srb);

PVOID SrbGetMiniportContext(_In_ PVOID Srb);
PVOID SrbGetDataBuffer(_In_ PVOID Srb);
VOID SrbSetDataBuffer(_Inout_ PVOID Srb, _In_ PVOID DataBuffer);
ULONG SrbGetDataTransferLength(_In_ PVOID Srb);
VOID SrbSetDataTransferLength(_Inout_ PVOID Srb, _In_ ULONG DataTransferLength);
ULONG SrbGetTimeOutValue(_In_ PVOID Srb);
VOID SrbSetTimeOutValue(_Inout_ PVOID Srb, _In_ ULONG TimeOutValue);
PVOID SrbGetNextSrb(_In_ PVOID Srb);
VOID SrbSetNextSrb(_Inout_ PVOID Srb, _In_opt_ PVOID NextSrb);
PVOID SrbGetOriginalRequest(_In_ PVOID Srb);
VOID SrbSetOriginalRequest(_Inout_ PVOID Srb, _In_opt_ PVOID OriginalRequest);
PVOID SrbGetClassContext(_In_ PVOID Srb);
VOID SrbSetClassContext(_Inout_ PVOID Srb, _In_opt_ PVOID ClassContext);
PVOID SrbGetPortContext(_In_ PVOID Srb);
VOID SrbSetPortContext(_Inout_ PVOID Srb, _In_opt_ PVOID PortContext);

ULONG SrbGetSrbFlags(_In_ PVOID Srb);
VOID SrbAssignSrbFlags(_Inout_ PVOID Srb, _In_ ULONG Flags);
VOID SrbSetSrbFlags(_Inout_ PVOID Srb, _In_ ULONG Flags);
VOID SrbClearSrbFlags(_Inout_ PVOID Srb, _In_ ULONG Flags);
UCHAR SrbGetSrbStatus(_In_ PVOID Srb);
VOID SrbSetSrbStatus(_Inout_ PVOID Srb, _In_ UCHAR Status);
ULONG SrbGetSystemStatus(_In_ PVOID Srb);
VOID SrbSetSystemStatus(_Inout_ PVOID Srb, _In_ ULONG Status);
USHORT SrbGetRequestAttribute(_In_ PVOID Srb);
VOID SrbSetRequestAttribute(_Inout_ PVOID Srb, _In_ UCHAR RequestAttribute);
ULONG SrbGetRequestTag(_In_ PVOID Srb);
VOID SrbSetRequestTag(_Inout_ PVOID Srb, _In_ ULONG RequestTag);
USHORT SrbGetRequestPriority(_In_ PVOID Srb);
VOID SrbSetRequestPriority(_Inout_ PVOID Srb, _In_ USHORT RequestPriority);
ULONG SrbGetQueueSortKey(_In_ PVOID Srb);
VOID SrbSetQueueSortKey(_Inout_ PVOID Srb, _In_ ULONG QueueSortKey);
VOID SrbSetQueueAction(_Inout_ PVOID Srb, _In_ UCHAR QueueAction);
VOID SrbSetQueueTag(_Inout_ PVOID Srb, _In_ UCHAR QueueTag);

PCDB SrbGetCdb(_In_ PVOID Srb);
UCHAR SrbGetCdbLength(_In_ PVOID Srb);
VOID SrbSetCdbLength(_Inout_ PVOID Srb, _In_ UCHAR CdbLength);
UCHAR SrbGetScsiStatus(_In_ PVOID Srb);
VOID SrbSetScsiStatus(_Inout_ PVOID Srb, _In_ UCHAR ScsiStatus);
PVOID SrbGetSenseInfoBuffer(_In_ PVOID Srb);
VOID SrbSetSenseInfoBuffer(_Inout_ PVOID Srb, _In_opt_ PVOID SenseInfoBuffer);
UCHAR SrbGetSenseInfoBufferLength(_In_ PVOID Srb);
VOID SrbSetSenseInfoBufferLength(_Inout_ PVOID Srb, _In_ UCHAR SenseInfoBufferLength);
PCDB SrbGetScsiData(_In_ PSTORAGE_REQUEST_BLOCK SrbEx, _In_opt_ PUCHAR CdbLength8, _In_opt_ PULONG CdbLength32,
                    _In_opt_ PUCHAR ScsiStatus, _In_opt_ PVOID* SenseInfoBuffer, _In_opt_ PUCHAR SenseInfoBufferLength);
VOID SrbSetScsiData(_Inout_ PSTORAGE_REQUEST_BLOCK SrbEx, _In_opt_ PUCHAR CdbLength8, _In_opt_ PULONG CdbLength32,
                    _In_opt_ PUCHAR ScsiStatus, _In_opt_ PVOID* SenseInfoBuffer, _In_opt_ PUCHAR SenseInfoBufferLength);

#ifdef __cplusplus
}
#endif
