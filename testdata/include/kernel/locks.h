// Synchronisation objects.
#pragma once

typedef struct _KEVENT {
  LONG SignalState;
} KEVENT, *PKEVENT, *PRKEVENT;

typedef struct _KSEMAPHORE {
  LONG Limit;
} KSEMAPHORE, *PKSEMAPHORE, *PRKSEMAPHORE;

typedef struct _KMUTANT {
  LONG Owner;
} KMUTANT, *PKMUTANT, *PRKMUTANT, KMUTEX, *PKMUTEX, *PRKMUTEX;

typedef struct _KGUARDED_MUTEX {
  LONG Count;
} KGUARDED_MUTEX, *PKGUARDED_MUTEX;

typedef struct _FAST_MUTEX {
  LONG Count;
  ULONG OldIrql;
} FAST_MUTEX, *PFAST_MUTEX;

typedef struct _ERESOURCE {
  LIST_ENTRY SystemResourcesList;
} ERESOURCE, *PERESOURCE;

typedef ULONG_PTR KSPIN_LOCK, *PKSPIN_LOCK, EX_PUSH_LOCK, *PEX_PUSH_LOCK, ERESOURCE_THREAD;
