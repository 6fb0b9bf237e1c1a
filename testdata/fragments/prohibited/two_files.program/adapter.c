// This file has nothing that says what kind of driver it is part of.
#include "adapter.h"

static VOID TraceAdapter(PADAPTER Adapter) {
  KeSetEvent(&Adapter->Idle, IO_NO_INCREMENT, FALSE);
}

VOID DrainAdapter(PADAPTER Adapter) {
  while (Adapter->Requests != 0)
    // expect-next-line: driver-hw-storport-prohibited-ddis prohibited-call
    KeWaitForSingleObject(&Adapter->Idle, Executive, KernelMode, FALSE, NULL);
}
