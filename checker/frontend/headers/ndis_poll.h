// NDIS polling of a miniport's queues. Written from the public documentation.
#pragma once
#include <ndis_nbl.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct NDIS_POLL_HANDLE__ *NDIS_POLL_HANDLE;

typedef struct _NDIS_POLL_TRANSMIT_DATA {
  ULONG MaxNblsToComplete;
  ULONG Reserved1;
  NET_BUFFER_LIST *CompletedNblChain;
  ULONG NumberOfCompletedNbls;
  ULONG NumberOfRemainingNbls;
  ULONG SendCompleteFlags;
  ULONG Reserved2;
  PVOID Reserved3[4];
} NDIS_POLL_TRANSMIT_DATA;

typedef struct _NDIS_POLL_RECEIVE_DATA {
  ULONG MaxNblsToIndicate;
  ULONG Reserved1;
  NET_BUFFER_LIST *IndicatedNblChain;
  ULONG NumberOfIndicatedNbls;
  ULONG NumberOfRemainingNbls;
  ULONG Flags;
  ULONG Reserved2;
  PVOID Reserved3[4];
} NDIS_POLL_RECEIVE_DATA;

typedef struct _NDIS_POLL_DATA {
  NDIS_OBJECT_HEADER Header;
  NDIS_POLL_TRANSMIT_DATA Transmit;
  NDIS_POLL_RECEIVE_DATA Receive;
} NDIS_POLL_DATA;

typedef struct _NDIS_POLL_NOTIFICATION {
  NDIS_OBJECT_HEADER Header;
  BOOLEAN Enabled;
} NDIS_POLL_NOTIFICATION;

typedef VOID(NDIS_POLL)(PVOID Context, NDIS_POLL_DATA *PollData);
typedef NDIS_POLL *PNDIS_POLL;
typedef VOID(NDIS_SET_POLL_NOTIFICATION)(PVOID Context, NDIS_POLL_NOTIFICATION *Notification);
typedef NDIS_SET_POLL_NOTIFICATION *PNDIS_SET_POLL_NOTIFICATION;

typedef struct _NDIS_POLL_CHARACTERISTICS {
  NDIS_OBJECT_HEADER Header;
  NDIS_SET_POLL_NOTIFICATION *SetPollNotificationHandler;
  NDIS_POLL *PollHandler;
} NDIS_POLL_CHARACTERISTICS;

#define NDIS_POLL_CHARACTERISTICS_REVISION_1 1
#define NDIS_SIZEOF_NDIS_POLL_CHARACTERISTICS_REVISION_1 RTL_SIZEOF_THROUGH_FIELD(NDIS_POLL_CHARACTERISTICS, PollHandler)

_IRQL_requires_max_(PASSIVE_LEVEL)
NDIS_STATUS NdisRegisterPoll(NDIS_HANDLE NdisHandle, void *Context, const NDIS_POLL_CHARACTERISTICS *Characteristics,
                             NDIS_POLL_HANDLE *PollHandle);
_IRQL_requires_max_(PASSIVE_LEVEL) void NdisDeregisterPoll(NDIS_POLL_HANDLE PollHandle);
_IRQL_requires_max_(HIGH_LEVEL) void NdisRequestPoll(NDIS_POLL_HANDLE PollHandle, void *Reserved);
_IRQL_requires_max_(DISPATCH_LEVEL)
void NdisSetPollAffinity(NDIS_POLL_HANDLE PollHandle, const PROCESSOR_NUMBER *PollAffinity);

#ifdef __cplusplus
}
#endif
