// clean
// Callbacks that acquire for the system and callbacks that release are wrappers, although they are entry points.
#include "kernel.h"

typedef struct _FCB {
  ERESOURCE Resource;
  KGUARDED_MUTEX QueueMutex;
  IO_CSQ Csq;
  LIST_ENTRY Queue;
} FCB, *PFCB;

static BOOLEAN AcquireForLazyWrite(PVOID Context, BOOLEAN Wait) {
  PFCB Fcb = Context;
  KeEnterCriticalRegion();
  if (!ExAcquireResourceSharedLite(&Fcb->Resource, Wait)) {
    KeLeaveCriticalRegion();
    return FALSE;
  }
  return TRUE;
}

static VOID ReleaseFromLazyWrite(PVOID Context) {
  PFCB Fcb = Context;
  ExReleaseResourceLite(&Fcb->Resource);
  KeLeaveCriticalRegion();
}

static BOOLEAN AcquireForReadAhead(PVOID Context, BOOLEAN Wait) {
  PFCB Fcb = Context;
  ExEnterCriticalRegionAndAcquireResourceShared(&Fcb->Resource);
  return TRUE;
}

static VOID ReleaseFromReadAhead(PVOID Context) {
  PFCB Fcb = Context;
  ExReleaseResourceAndLeaveCriticalRegion(&Fcb->Resource);
}

static CACHE_MANAGER_CALLBACKS Callbacks = {AcquireForLazyWrite, ReleaseFromLazyWrite, AcquireForReadAhead,
                                            ReleaseFromReadAhead};

static VOID AcquireFile(PFILE_OBJECT FileObject) {
  PFCB Fcb = FileObject->FsContext;
  KeEnterCriticalRegion();
  ExAcquireResourceExclusiveLite(&Fcb->Resource, TRUE);
}

static VOID ReleaseFile(PFILE_OBJECT FileObject) {
  PFCB Fcb = FileObject->FsContext;
  ExReleaseResourceLite(&Fcb->Resource);
  KeLeaveCriticalRegion();
}

static FAST_IO_DISPATCH FastIo;

IO_CSQ_INSERT_IRP CsqInsert;
IO_CSQ_REMOVE_IRP CsqRemove;
IO_CSQ_PEEK_NEXT_IRP CsqPeek;
IO_CSQ_ACQUIRE_LOCK CsqAcquire;
IO_CSQ_RELEASE_LOCK CsqRelease;
IO_CSQ_COMPLETE_CANCELED_IRP CsqComplete;

VOID CsqInsert(PIO_CSQ Csq, PIRP Irp) {
  InsertTailList(&CONTAINING_RECORD(Csq, FCB, Csq)->Queue, &Irp->Tail.Overlay.ListEntry);
}

VOID CsqRemove(PIO_CSQ Csq, PIRP Irp) { RemoveEntryList(&Irp->Tail.Overlay.ListEntry); }

PIRP CsqPeek(PIO_CSQ Csq, PIRP Irp, PVOID PeekContext) {
  PFCB Fcb = CONTAINING_RECORD(Csq, FCB, Csq);
  return IsListEmpty(&Fcb->Queue) ? NULL : CONTAINING_RECORD(Fcb->Queue.Flink, IRP, Tail.Overlay.ListEntry);
}

VOID CsqAcquire(PIO_CSQ Csq, PKIRQL Irql) {
  KeAcquireGuardedMutex(&CONTAINING_RECORD(Csq, FCB, Csq)->QueueMutex);
}

VOID CsqRelease(PIO_CSQ Csq, KIRQL Irql) {
  KeReleaseGuardedMutex(&CONTAINING_RECORD(Csq, FCB, Csq)->QueueMutex);
}

VOID CsqComplete(PIO_CSQ Csq, PIRP Irp) { IoCompleteRequest(Irp, IO_NO_INCREMENT); }

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
  FastIo.AcquireFileForNtCreateSection = AcquireFile;
  FastIo.ReleaseFileForNtCreateSection = ReleaseFile;
  DriverObject->FastIoDispatch = &FastIo;
  return STATUS_SUCCESS;
}

VOID CacheFile(PFCB Fcb, PFILE_OBJECT FileObject, PCC_FILE_SIZES Sizes) {
  CcInitializeCacheMap(FileObject, Sizes, FALSE, &Callbacks, Fcb);
  IoCsqInitialize(&Fcb->Csq, CsqInsert, CsqRemove, CsqPeek, CsqAcquire, CsqRelease, CsqComplete);
}
