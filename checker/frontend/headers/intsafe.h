// Checked arithmetic for kernel code which includes intsafe.h and not ntintsafe.h (user code has mingw-w64's). Written from the
// public documentation.
#pragma once
#if !defined(_NTDDK_) && !defined(_WDMDDK_) && !defined(_NTIFS_)
#include_next <intsafe.h>
#else
#include <ntintsafe.h>

// ntdef.h has these in the kit.
#ifndef EXTERN_C_START
#ifdef __cplusplus
#define EXTERN_C_START extern "C" {
#define EXTERN_C_END }
#else
#define EXTERN_C_START
#define EXTERN_C_END
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef LONG HRESULT;
#define INTSAFE_E_ARITHMETIC_OVERFLOW ((HRESULT)0x80070216L)
#ifndef S_OK
#define S_OK ((HRESULT)0L)
#endif
#ifndef SUCCEEDED
#define SUCCEEDED(hr) (((HRESULT)(hr)) >= 0)
#define FAILED(hr) (((HRESULT)(hr)) < 0)
#endif

HRESULT UShortAdd(USHORT Augend, USHORT Addend, USHORT *Sum);
HRESULT UShortSub(USHORT Minuend, USHORT Subtrahend, USHORT *Difference);
HRESULT UShortMult(USHORT Multiplicand, USHORT Multiplier, USHORT *Product);
HRESULT UIntAdd(unsigned int Augend, unsigned int Addend, unsigned int *Sum);
HRESULT UIntSub(unsigned int Minuend, unsigned int Subtrahend, unsigned int *Difference);
HRESULT UIntMult(unsigned int Multiplicand, unsigned int Multiplier, unsigned int *Product);
HRESULT ULongAdd(ULONG Augend, ULONG Addend, ULONG *Sum);
HRESULT ULongSub(ULONG Minuend, ULONG Subtrahend, ULONG *Difference);
HRESULT ULongMult(ULONG Multiplicand, ULONG Multiplier, ULONG *Product);
HRESULT ULongLongAdd(ULONGLONG Augend, ULONGLONG Addend, ULONGLONG *Sum);
HRESULT ULongLongSub(ULONGLONG Minuend, ULONGLONG Subtrahend, ULONGLONG *Difference);
HRESULT ULongLongMult(ULONGLONG Multiplicand, ULONGLONG Multiplier, ULONGLONG *Product);
HRESULT ULongPtrAdd(ULONG_PTR Augend, ULONG_PTR Addend, ULONG_PTR *Sum);
HRESULT ULongPtrSub(ULONG_PTR Minuend, ULONG_PTR Subtrahend, ULONG_PTR *Difference);
HRESULT ULongPtrMult(ULONG_PTR Multiplicand, ULONG_PTR Multiplier, ULONG_PTR *Product);
HRESULT SizeTAdd(SIZE_T Augend, SIZE_T Addend, SIZE_T *Sum);
HRESULT SizeTSub(SIZE_T Minuend, SIZE_T Subtrahend, SIZE_T *Difference);
HRESULT SizeTMult(SIZE_T Multiplicand, SIZE_T Multiplier, SIZE_T *Product);
HRESULT IntAdd(int Augend, int Addend, int *Sum);
HRESULT IntSub(int Minuend, int Subtrahend, int *Difference);
HRESULT IntMult(int Multiplicand, int Multiplier, int *Product);
HRESULT LongAdd(LONG Augend, LONG Addend, LONG *Sum);
HRESULT LongSub(LONG Minuend, LONG Subtrahend, LONG *Difference);
HRESULT LongMult(LONG Multiplicand, LONG Multiplier, LONG *Product);
HRESULT LongLongAdd(LONGLONG Augend, LONGLONG Addend, LONGLONG *Sum);
HRESULT LongLongSub(LONGLONG Minuend, LONGLONG Subtrahend, LONGLONG *Difference);
HRESULT LongLongMult(LONGLONG Multiplicand, LONGLONG Multiplier, LONGLONG *Product);

HRESULT ULongLongToUShort(ULONGLONG Operand, USHORT *Result);
HRESULT ULongLongToUInt(ULONGLONG Operand, unsigned int *Result);
HRESULT ULongLongToULong(ULONGLONG Operand, ULONG *Result);
HRESULT ULongLongToULongPtr(ULONGLONG Operand, ULONG_PTR *Result);
HRESULT ULongLongToSizeT(ULONGLONG Operand, SIZE_T *Result);
HRESULT ULongLongToLong(ULONGLONG Operand, LONG *Result);
HRESULT ULongLongToInt(ULONGLONG Operand, int *Result);
HRESULT ULongLongToLongLong(ULONGLONG Operand, LONGLONG *Result);
HRESULT ULongToUShort(ULONG Operand, USHORT *Result);
HRESULT ULongToByte(ULONG Operand, UCHAR *Result);
HRESULT ULongToInt(ULONG Operand, int *Result);
HRESULT ULongToLong(ULONG Operand, LONG *Result);
HRESULT SizeTToUShort(SIZE_T Operand, USHORT *Result);
HRESULT SizeTToUInt(SIZE_T Operand, unsigned int *Result);
HRESULT SizeTToULong(SIZE_T Operand, ULONG *Result);
HRESULT SizeTToInt(SIZE_T Operand, int *Result);
HRESULT SizeTToLong(SIZE_T Operand, LONG *Result);
HRESULT ULongPtrToUShort(ULONG_PTR Operand, USHORT *Result);
HRESULT ULongPtrToUInt(ULONG_PTR Operand, unsigned int *Result);
HRESULT ULongPtrToULong(ULONG_PTR Operand, ULONG *Result);
HRESULT ULongPtrToLong(ULONG_PTR Operand, LONG *Result);
HRESULT UIntToUShort(unsigned int Operand, USHORT *Result);
HRESULT UIntToByte(unsigned int Operand, UCHAR *Result);
HRESULT UIntToInt(unsigned int Operand, int *Result);
HRESULT LongToUShort(LONG Operand, USHORT *Result);
HRESULT LongToUInt(LONG Operand, unsigned int *Result);
HRESULT LongToULong(LONG Operand, ULONG *Result);
HRESULT LongToULongPtr(LONG Operand, ULONG_PTR *Result);
HRESULT LongToSizeT(LONG Operand, SIZE_T *Result);
HRESULT IntToUShort(int Operand, USHORT *Result);
HRESULT IntToUInt(int Operand, unsigned int *Result);
HRESULT IntToULong(int Operand, ULONG *Result);
HRESULT IntToSizeT(int Operand, SIZE_T *Result);
HRESULT LongLongToLong(LONGLONG Operand, LONG *Result);
HRESULT LongLongToULong(LONGLONG Operand, ULONG *Result);
HRESULT LongLongToULongLong(LONGLONG Operand, ULONGLONG *Result);
HRESULT LongLongToSizeT(LONGLONG Operand, SIZE_T *Result);

#ifdef __cplusplus
}
#endif
#endif
