// Windows Filtering Platform: data at the stream layers. Included by fwpsk.h. Written from the public documentation.
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

#define FWPS_STREAM_FLAG_RECEIVE 0x00000001
#define FWPS_STREAM_FLAG_RECEIVE_EXPEDITED 0x00000002
#define FWPS_STREAM_FLAG_RECEIVE_DISCONNECT 0x00000004
#define FWPS_STREAM_FLAG_RECEIVE_ABORT 0x00000008
#define FWPS_STREAM_FLAG_RECEIVE_PUSH 0x00000010  // value not documented, nor those of the FWPS_STREAM_FLAG_SEND ones
#define FWPS_STREAM_FLAG_SEND 0x00010000
#define FWPS_STREAM_FLAG_SEND_EXPEDITED 0x00020000
#define FWPS_STREAM_FLAG_SEND_NODELAY 0x00040000
#define FWPS_STREAM_FLAG_SEND_DISCONNECT 0x00080000
#define FWPS_STREAM_FLAG_SEND_ABORT 0x00100000

typedef struct FWPS_STREAM_DATA_OFFSET0_ {
  NET_BUFFER_LIST *netBufferList;
  NET_BUFFER *netBuffer;
  MDL *mdl;
  UINT32 mdlOffset;
  UINT32 netBufferOffset;
  SIZE_T streamDataOffset;
} FWPS_STREAM_DATA_OFFSET0;
typedef struct FWPS_STREAM_DATA0_ {
  UINT32 flags;
  FWPS_STREAM_DATA_OFFSET0 dataOffset;
  SIZE_T dataLength;
  NET_BUFFER_LIST *netBufferListChain;
} FWPS_STREAM_DATA0;
typedef enum FWPS_STREAM_ACTION_TYPE_ {
  FWPS_STREAM_ACTION_NONE, FWPS_STREAM_ACTION_ALLOW_CONNECTION, FWPS_STREAM_ACTION_NEED_MORE_DATA,
  FWPS_STREAM_ACTION_DROP_CONNECTION, FWPS_STREAM_ACTION_DEFER, FWPS_STREAM_ACTION_TYPE_MAX
} FWPS_STREAM_ACTION_TYPE;
typedef struct FWPS_STREAM_CALLOUT_IO_PACKET0_ {
  FWPS_STREAM_DATA0 *streamData;
  SIZE_T missedBytes;
  UINT32 countBytesRequired;
  SIZE_T countBytesEnforced;
  FWPS_STREAM_ACTION_TYPE streamAction;
} FWPS_STREAM_CALLOUT_IO_PACKET0;

_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsStreamInjectAsync0(_In_ HANDLE injectionHandle, _In_opt_ HANDLE injectionContext, _In_ UINT32 flags,
                                      _In_ UINT64 flowId, _In_ UINT32 calloutId, _In_ UINT16 layerId,
                                      _In_ UINT32 streamFlags, _Inout_ NET_BUFFER_LIST *netBufferList,
                                      _In_ SIZE_T dataLength, _In_ FWPS_INJECT_COMPLETE0 completionFn,
                                      _In_opt_ HANDLE completionContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsStreamContinue0(_In_ UINT64 flowId, _In_ UINT32 calloutId, _In_ UINT16 layerId, _In_ UINT32 streamFlags);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI FwpsCopyStreamDataToBuffer0(_In_ const FWPS_STREAM_DATA0 *calloutStreamData, _Inout_ PVOID buffer,
                                       _In_ SIZE_T bytesToCopy, _Out_ SIZE_T *bytesCopied);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsCloneStreamData0(_Inout_ FWPS_STREAM_DATA0 *calloutStreamData,
                                    _In_opt_ NDIS_HANDLE netBufferListPoolHandle, _In_opt_ NDIS_HANDLE netBufferPoolHandle,
                                    _In_ ULONG allocateCloneFlags, _Out_ NET_BUFFER_LIST **netBufferListChain);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI FwpsDiscardClonedStreamData0(_Inout_ NET_BUFFER_LIST *netBufferListChain, _In_ UINT32 allocateCloneFlags,
                                        _In_ BOOLEAN dispatchLevel);

#ifdef __cplusplus
}
#endif
