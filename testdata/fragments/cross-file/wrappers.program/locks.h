#pragma once
#include "kernel.h"

typedef struct _VCB {
  ERESOURCE Resource;
  BOOLEAN Mounted;
} VCB, *PVCB;

VOID AcquireVcb(PVCB Vcb);
VOID ReleaseVcb(PVCB Vcb);
NTSTATUS AcquireMountedVcb(PVCB Vcb);
DECLSPEC_NORETURN VOID RaiseStatus(NTSTATUS Status);
VOID VerifyVcb(PVCB Vcb);
