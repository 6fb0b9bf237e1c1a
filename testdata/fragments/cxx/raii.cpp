// Guards: constructor enters, destructor leaves on every way out of the scope.
#include "kernel.h"

extern "C" NTSTATUS Transfer(PIRP Irp);

class CriticalRegion {
public:
  CriticalRegion() { KeEnterCriticalRegion(); }
  ~CriticalRegion() { KeLeaveCriticalRegion(); }
};

class GuardedMutexLock {
public:
  explicit GuardedMutexLock(PKGUARDED_MUTEX Mutex) : mutex_(Mutex) { KeAcquireGuardedMutex(mutex_); }
  ~GuardedMutexLock() {
    if (mutex_ != nullptr)
      KeReleaseGuardedMutex(mutex_);
  }
  GuardedMutexLock(const GuardedMutexLock&) = delete;
  void Release() {
    KeReleaseGuardedMutex(mutex_);
    mutex_ = nullptr;
  }

private:
  PKGUARDED_MUTEX mutex_;
};

class HalfGuard {
public:
  HalfGuard() { KeEnterGuardedRegion(); }
};

EXTERN_C DRIVER_DISPATCH Guarded, GuardAndLeave, InnerScope, InLoop, Temporary, TemporaryDoesNotHold, MutexGuard,
    ReleasedEarly, ReleasedByHand, NoDestructor, Lambda, LambdaForgets;

NTSTATUS Guarded(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  CriticalRegion Region;
  if (Irp->Cancel)
    return STATUS_CANCELLED;
  return Transfer(Irp);
}

NTSTATUS GuardAndLeave(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  CriticalRegion Region;
  NTSTATUS Status = Transfer(Irp);
  KeLeaveCriticalRegion();
  return Status; // expect: driver-critical-regions leave-without-enter
}

NTSTATUS InnerScope(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
  {
    CriticalRegion Region;
    Status = Transfer(Irp);
    if (!NT_SUCCESS(Status))
      goto Done;
  }
  IoSetTopLevelIrp(Irp);
Done:
  return Status;
}

NTSTATUS InLoop(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  for (ULONG Pass = 0; Pass < 8; ++Pass) {
    CriticalRegion Region;
    if (Irp->Cancel)
      continue;
    if (NT_SUCCESS(Transfer(Irp)))
      break;
  }
  return STATUS_SUCCESS;
}

// The temporary lives to the end of the full expression only.
NTSTATUS Temporary(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  return CriticalRegion(), Transfer(Irp);
}

NTSTATUS TemporaryDoesNotHold(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  CriticalRegion();
  Transfer(Irp);
  KeLeaveCriticalRegion(); // expect: driver-critical-regions leave-without-enter
  return STATUS_SUCCESS;
}

struct EXTENSION {
  KGUARDED_MUTEX Mutex;
};

NTSTATUS MutexGuard(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  auto* Extension = static_cast<EXTENSION*>(DeviceObject->DeviceExtension);
  GuardedMutexLock Lock(&Extension->Mutex);
  return Transfer(Irp);
}

NTSTATUS ReleasedEarly(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  auto* Extension = static_cast<EXTENSION*>(DeviceObject->DeviceExtension);
  GuardedMutexLock Lock(&Extension->Mutex);
  if (Irp->Cancel) {
    Lock.Release();
    return STATUS_CANCELLED;
  }
  return Transfer(Irp);
}

// Behind the guard's back.
NTSTATUS ReleasedByHand(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  auto* Extension = static_cast<EXTENSION*>(DeviceObject->DeviceExtension);
  GuardedMutexLock Lock(&Extension->Mutex);
  if (Irp->Cancel) {
    KeReleaseGuardedMutex(&Extension->Mutex);
    return STATUS_CANCELLED; // expect: driver-guarded-regions leave-without-enter
  }
  return Transfer(Irp);
}

NTSTATUS NoDestructor(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  HalfGuard Region;
  return Transfer(Irp); // expect: driver-guarded-regions missing-leave
}

NTSTATUS Lambda(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  auto Finish = [&](NTSTATUS Status) {
    KeLeaveCriticalRegion();
    return Status;
  };
  if (Irp->Cancel)
    return Finish(STATUS_CANCELLED);
  return Finish(Transfer(Irp));
}

NTSTATUS LambdaForgets(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  auto Finish = [&](NTSTATUS Status) {
    KeLeaveCriticalRegion();
    return Status;
  };
  if (Irp->Cancel)
    return STATUS_CANCELLED; // expect: driver-critical-regions missing-leave
  return Finish(Transfer(Irp));
}
