// A prohibited routine counts where its address is taken, in code that can be reached; so does a function of the
// driver's whose address is taken.
#include "storport.h"

#define TAG 'pmtS'

typedef VOID FREE_POOL(PVOID P);
typedef PVOID ALLOCATE_POOL(POOL_TYPE PoolType, SIZE_T NumberOfBytes, ULONG Tag);

typedef struct _ADAPTER {
  ALLOCATE_POOL* Allocate;
  VOID (*Stop)(struct _ADAPTER* Adapter);
  KTIMER Timer;
  PVOID Buffer;
} ADAPTER, *PADAPTER;

HW_INITIALIZE HwInitialize;
HW_STARTIO HwStartIo;
HW_FIND_ADAPTER HwFindAdapter;

// Called through a pointer.
static VOID StopTimer(PADAPTER Adapter) {
  KeCancelTimer(&Adapter->Timer); // expect: driver-hw-storport-prohibited-ddis prohibited-call
}

// Nobody stores this one.
static VOID StopTimerTwice(PADAPTER Adapter) {
  KeCancelTimer(&Adapter->Timer);
  KeCancelTimer(&Adapter->Timer);
}

// Nor calls this.
static VOID UseSystemPool(PADAPTER Adapter) {
  Adapter->Allocate = ExAllocatePoolWithTag;
}

ULONG HwFindAdapter(PVOID DeviceExtension, PVOID HwContext, PVOID BusInformation, PCHAR ArgumentString,
                    PPORT_CONFIGURATION_INFORMATION ConfigInfo, PBOOLEAN Reserved) {
  PADAPTER Adapter = DeviceExtension;
  Adapter->Allocate = ExAllocatePoolWithTag; // expect: driver-hw-storport-prohibited-ddis prohibited-call
  Adapter->Buffer = Adapter->Allocate(NonPagedPool, 4096, TAG);
  Adapter->Stop = StopTimer;
  return Adapter->Buffer != NULL ? SP_RETURN_FOUND : SP_RETURN_NOT_FOUND;
}

BOOLEAN HwInitialize(PVOID DeviceExtension) {
  return TRUE;
}

BOOLEAN HwStartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb) {
  PADAPTER Adapter = DeviceExtension;
  Adapter->Stop(Adapter);
  StorPortNotification(RequestComplete, DeviceExtension, Srb);
  return TRUE;
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
  HW_INITIALIZATION_DATA Data = {sizeof(Data)};
  Data.HwInitialize = HwInitialize;
  Data.HwStartIo = HwStartIo;
  Data.HwFindAdapter = HwFindAdapter;
  return (NTSTATUS)StorPortInitialize(DriverObject, RegistryPath, &Data, NULL);
}
