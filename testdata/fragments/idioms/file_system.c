// Idioms of file system drivers.
#include "kernel.h"

typedef struct _IRP_CONTEXT {
  ULONG Flags;
  PIRP Irp;
  NTSTATUS ExceptionStatus;
} IRP_CONTEXT, *PIRP_CONTEXT;

#define IRP_CONTEXT_FLAG_WAIT 0x01

typedef struct _FCB {
  ERESOURCE Resource;
  ERESOURCE PagingIoResource;
  ULONG State;
} FCB, *PFCB;

PIRP_CONTEXT CreateIrpContext(PIRP Irp, BOOLEAN Wait);
NTSTATUS CompleteRequest(PIRP_CONTEXT IrpContext, PIRP Irp, NTSTATUS Status);
NTSTATUS PostRequest(PIRP_CONTEXT IrpContext, PIRP Irp);
NTSTATUS TransferData(PIRP_CONTEXT IrpContext, PFCB Fcb);

DECLSPEC_NORETURN static VOID RaiseStatus(PIRP_CONTEXT IrpContext, NTSTATUS Status) {
  IrpContext->ExceptionStatus = Status;
  ExRaiseStatus(Status);
}

static VOID VerifyFcb(PIRP_CONTEXT IrpContext, PFCB Fcb) {
  if (FlagOn(Fcb->State, 1))
    RaiseStatus(IrpContext, STATUS_FILE_CORRUPT_ERROR);
}

static LONG Filter(PIRP_CONTEXT IrpContext, NTSTATUS Code) {
  IrpContext->ExceptionStatus = Code;
  return FsRtlIsNtstatusExpected(Code) ? EXCEPTION_EXECUTE_HANDLER : EXCEPTION_CONTINUE_SEARCH;
}

// Wait TRUE never fails, Wait FALSE may.
static BOOLEAN AcquireSharedFcb(PIRP_CONTEXT IrpContext, PFCB Fcb) {
  return ExAcquireResourceSharedLite(&Fcb->Resource, (BOOLEAN)(FlagOn(IrpContext->Flags, IRP_CONTEXT_FLAG_WAIT) != 0));
}

static NTSTATUS CommonRead(PIRP_CONTEXT IrpContext, PFCB Fcb) {
  NTSTATUS Status = STATUS_SUCCESS;
  BOOLEAN FcbAcquired = FALSE;

  try {
    if (!AcquireSharedFcb(IrpContext, Fcb)) {
      Status = PostRequest(IrpContext, IrpContext->Irp);
      leave;
    }
    FcbAcquired = TRUE;
    VerifyFcb(IrpContext, Fcb);
    Status = TransferData(IrpContext, Fcb);
  } finally {
    if (FcbAcquired)
      ExReleaseResourceLite(&Fcb->Resource);
  }
  return Status;
}

DRIVER_DISPATCH FsdRead, FsdReadRaises, FsdReadReturnsInHandler;

NTSTATUS FsdRead(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PIRP_CONTEXT IrpContext = NULL;
  NTSTATUS Status;
  BOOLEAN TopLevel = FALSE;

  FsRtlEnterFileSystem();
  if (IoGetTopLevelIrp() == NULL) {
    IoSetTopLevelIrp(Irp);
    TopLevel = TRUE;
  }
  try {
    IrpContext = CreateIrpContext(Irp, TRUE);
    Status = CommonRead(IrpContext, DeviceObject->DeviceExtension);
  } except (Filter(IrpContext, GetExceptionCode())) {
    Status = CompleteRequest(IrpContext, Irp, GetExceptionCode());
  }
  if (TopLevel) {
    IoSetTopLevelIrp(NULL);
  }
  FsRtlExitFileSystem();
  return Status;
}

// What CommonRead raises passes this function by.
NTSTATUS FsdReadRaises(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PIRP_CONTEXT IrpContext;
  NTSTATUS Status;

  FsRtlEnterFileSystem();
  IrpContext = CreateIrpContext(Irp, TRUE);
  Status = CommonRead(IrpContext, DeviceObject->DeviceExtension); // expect: driver-critical-regions missing-leave-on-exception
  FsRtlExitFileSystem();
  return Status;
}

NTSTATUS FsdReadReturnsInHandler(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PIRP_CONTEXT IrpContext = NULL;
  NTSTATUS Status;

  FsRtlEnterFileSystem();
  try {
    IrpContext = CreateIrpContext(Irp, TRUE);
    Status = CommonRead(IrpContext, DeviceObject->DeviceExtension);
  } except (Filter(IrpContext, GetExceptionCode())) {
    return CompleteRequest(IrpContext, Irp, GetExceptionCode()); // expect: driver-critical-regions missing-leave
  }
  FsRtlExitFileSystem();
  return Status;
}

// Ownership handed to another thread: the region of this thread is still to be left.
DRIVER_DISPATCH HandsOver, HandsOverForgets;

NTSTATUS HandsOver(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PFCB Fcb = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  ExAcquireResourceExclusiveLite(&Fcb->Resource, TRUE);
  ExSetResourceOwnerPointer(&Fcb->Resource, (PVOID)((ULONG_PTR)Irp | 3));
  IoMarkIrpPending(Irp);
  KeLeaveCriticalRegion();
  return STATUS_PENDING;
}

NTSTATUS HandsOverForgets(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PFCB Fcb = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  ExAcquireResourceExclusiveLite(&Fcb->Resource, TRUE);
  ExSetResourceOwnerPointer(&Fcb->Resource, (PVOID)((ULONG_PTR)Irp | 3));
  IoMarkIrpPending(Irp);
  return STATUS_PENDING; // expect: driver-critical-regions missing-leave
}
