// Templates are judged as instantiated; default arguments, range loops and try/catch are lowered.
#include "kernel.h"

extern "C" NTSTATUS Transfer(PIRP Irp);

struct Critical {
  static void Enter() { KeEnterCriticalRegion(); }
  static void Leave() { KeLeaveCriticalRegion(); }
};
struct Guarded {
  static void Enter() { KeEnterGuardedRegion(); }
  static void Leave() { KeLeaveGuardedRegion(); }
};
struct GuardedWithoutLeave {
  static void Enter() { KeEnterGuardedRegion(); }
  static void Leave() {}
};

template <typename Region> class Scope {
public:
  Scope() { Region::Enter(); }
  ~Scope() { Region::Leave(); }
};

template <typename Region> NTSTATUS TransferIn(PIRP Irp) {
  Region::Enter();
  NTSTATUS Status = Transfer(Irp);
  Region::Leave();
  return Status;
}

template <typename Callable> class OnExit {
public:
  explicit OnExit(Callable Run) : run_(Run) {}
  ~OnExit() { run_(); }

private:
  Callable run_;
};
template <typename Callable> OnExit<Callable> AtExit(Callable Run) { return OnExit<Callable>(Run); }

EXTERN_C DRIVER_DISPATCH Instantiated, InstantiatedForgets, FunctionTemplate, FunctionTemplateForgets, ExitAction,
    ConstexprIf;

NTSTATUS Instantiated(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  Scope<Critical> Outer;
  Scope<Guarded> Inner;
  return Transfer(Irp);
}

NTSTATUS InstantiatedForgets(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  Scope<GuardedWithoutLeave> Inner;
  return Transfer(Irp); // expect: driver-guarded-regions missing-leave
}

NTSTATUS FunctionTemplate(PDEVICE_OBJECT DeviceObject, PIRP Irp) { return TransferIn<Guarded>(Irp); }

NTSTATUS FunctionTemplateForgets(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  return TransferIn<GuardedWithoutLeave>(Irp); // expect: driver-guarded-regions missing-leave
}

NTSTATUS ExitAction(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  auto Leave = AtExit([] { KeLeaveCriticalRegion(); });
  if (Irp->Cancel)
    return STATUS_CANCELLED;
  return Transfer(Irp);
}

template <bool kHold> NTSTATUS MaybeHold(PIRP Irp) {
  if constexpr (kHold)
    KeEnterCriticalRegion();
  NTSTATUS Status = Transfer(Irp);
  if constexpr (kHold)
    KeLeaveCriticalRegion();
  return Status;
}

NTSTATUS ConstexprIf(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  MaybeHold<true>(Irp);
  return MaybeHold<false>(Irp);
}
