// Virtual calls go to every override in the program.
#include "kernel.h"

extern "C" NTSTATUS Transfer(PIRP Irp);

class Lock {
public:
  virtual void Acquire() = 0;
  virtual void Release() = 0;
};

class CriticalLock : public Lock {
public:
  void Acquire() override { KeEnterCriticalRegion(); }
  void Release() override { KeLeaveCriticalRegion(); }
};

class NestedLock final : public CriticalLock {
public:
  void Acquire() override {
    KeEnterGuardedRegion();
    CriticalLock::Acquire();
  }
  void Release() override {
    CriticalLock::Release();
    KeLeaveGuardedRegion();
  }
};

class Job {
public:
  virtual NTSTATUS Run(PIRP Irp) {
    KeEnterCriticalRegion();
    NTSTATUS Status = Transfer(Irp);
    KeLeaveCriticalRegion();
    return Status;
  }
  virtual NTSTATUS Prepare(PIRP Irp) { return Transfer(Irp); }
};

class HoldingJob : public Job {
public:
  NTSTATUS Prepare(PIRP Irp) override {
    KeEnterCriticalRegion();
    return Transfer(Irp);
  }
};

class Interface {
public:
  virtual void Enter() = 0;
  virtual void Leave() = 0;
};

class OnlyImplementation final : public Interface {
public:
  void Enter() override { KeEnterGuardedRegion(); }
  void Leave() override { KeLeaveGuardedRegion(); }
};

EXTERN_C DRIVER_DISPATCH Balanced, Forgets, Qualified, RunsJob, PreparesJob, ThroughInterface, ThroughInterfaceForgets;

NTSTATUS Balanced(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  auto* Object = static_cast<CriticalLock*>(DeviceObject->DeviceExtension);
  Object->CriticalLock::Acquire();
  NTSTATUS Status = Transfer(Irp);
  Object->CriticalLock::Release();
  return Status;
}

// What NestedLock adds to CriticalLock stays.
NTSTATUS Forgets(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  auto* Object = static_cast<NestedLock*>(DeviceObject->DeviceExtension);
  Object->Acquire();
  NTSTATUS Status = Transfer(Irp);
  Object->CriticalLock::Release();
  return Status; // expect: driver-guarded-regions missing-leave
}

NTSTATUS Qualified(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  auto* Object = static_cast<NestedLock*>(DeviceObject->DeviceExtension);
  Object->NestedLock::Acquire();
  NTSTATUS Status = Transfer(Irp);
  Object->NestedLock::Release();
  return Status;
}

NTSTATUS RunsJob(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  return static_cast<Job*>(DeviceObject->DeviceExtension)->Run(Irp);
}

// Some override enters a critical region.
NTSTATUS PreparesJob(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  return static_cast<Job*>(DeviceObject->DeviceExtension)->Prepare(Irp); // expect: driver-critical-regions missing-leave
}

NTSTATUS ThroughInterface(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  auto* Region = static_cast<Interface*>(DeviceObject->DeviceExtension);
  Region->Enter();
  NTSTATUS Status = Transfer(Irp);
  Region->Leave();
  return Status;
}

NTSTATUS ThroughInterfaceForgets(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  auto* Region = static_cast<Interface*>(DeviceObject->DeviceExtension);
  Region->Enter();
  return Transfer(Irp); // expect: driver-guarded-regions missing-leave
}
