// The idiom of file systems: try_return() goes to a label inside the body, the handler leaves.
#include "kernel.h"

#define try_return(S) { S; goto try_exit; }

typedef struct _VCB {
  ERESOURCE Resource;
  ULONG State;
} VCB, *PVCB;

NTSTATUS Verify(PVCB Vcb);
NTSTATUS ReadNonCached(PVCB Vcb, PIRP Irp);

NTSTATUS CommonRead(PVCB Vcb, PIRP Irp) {
  NTSTATUS Status = STATUS_SUCCESS;
  BOOLEAN VcbAcquired = FALSE;

  FsRtlEnterFileSystem();

  try {
    if (!ExAcquireResourceSharedLite(&Vcb->Resource, TRUE)) {
      try_return(Status = STATUS_PENDING);
    }
    VcbAcquired = TRUE;
    Status = Verify(Vcb);
    if (!NT_SUCCESS(Status)) {
      try_return(Status);
    }
    Status = ReadNonCached(Vcb, Irp);

  try_exit:;
  } finally {
    if (VcbAcquired) {
      ExReleaseResourceLite(&Vcb->Resource);
    }
    FsRtlExitFileSystem();
  }
  return Status;
}

// The label stands behind the handler: the leave behind the first label is skipped.
NTSTATUS CommonWrite(PVCB Vcb, PIRP Irp) {
  NTSTATUS Status = STATUS_SUCCESS;

  FsRtlEnterFileSystem();

  try {
    Status = Verify(Vcb);
    if (!NT_SUCCESS(Status)) {
      try_return(Status);
    }
    Status = ReadNonCached(Vcb, Irp);
  } finally {
    Vcb->State += 1;
  }
  FsRtlExitFileSystem();

try_exit:
  return Status; // expect: driver-critical-regions missing-leave
}
