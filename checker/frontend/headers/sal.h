// Source annotations that mingw-w64 lacks. They say nothing to the compiler.
#pragma once
#include_next <sal.h>

#ifndef _Analysis_noreturn_
#define _Analysis_noreturn_
#endif
#ifndef _Deref_post_null_
#define _Deref_post_null_
#endif
#ifndef _Deref_post_opt_count_
#define _Deref_post_opt_count_(size)
#endif
#ifndef _Deref_pre_maybenull_
#define _Deref_pre_maybenull_
#endif
#ifndef _Deref_pre_opt_count_
#define _Deref_pre_opt_count_(size)
#endif
#ifndef _Enum_is_bitflag_
#define _Enum_is_bitflag_
#endif
#ifndef _FreesMem_
#define _FreesMem_
#endif
#ifndef _Frees_ptr_
#define _Frees_ptr_
#endif
#ifndef _Frees_ptr_opt_
#define _Frees_ptr_opt_
#endif
#ifndef _In_aliasesMem_
#define _In_aliasesMem_
#endif
#ifndef _In_freesMem_
#define _In_freesMem_
#endif
#ifndef _Inexpressible_
#define _Inexpressible_(size)
#endif
#ifndef _Interlocked_operand_
#define _Interlocked_operand_
#endif
#ifndef _Maybenull_
#define _Maybenull_
#endif
#ifndef _Out_allocatesMem_
#define _Out_allocatesMem_
#endif
#ifndef _Outptr_allocatesMem_
#define _Outptr_allocatesMem_
#endif
#ifndef _Post_invalid_
#define _Post_invalid_
#endif
#ifndef _Post_maybenull_
#define _Post_maybenull_
#endif
#ifndef _Post_notnull_
#define _Post_notnull_
#endif
#ifndef _Post_null_
#define _Post_null_
#endif
#ifndef _Post_ptr_invalid_
#define _Post_ptr_invalid_
#endif
#ifndef _Post_valid_
#define _Post_valid_
#endif
#ifndef _Post_z_
#define _Post_z_
#endif
#ifndef _Pre_defensive_
#define _Pre_defensive_
#endif
#ifndef _Pre_maybenull_
#define _Pre_maybenull_
#endif
#ifndef _Pre_null_
#define _Pre_null_
#endif
#ifndef _Pre_opt_valid_
#define _Pre_opt_valid_
#endif
#ifndef _Pre_valid_
#define _Pre_valid_
#endif
#ifndef _Ret_opt_bytecap_
#define _Ret_opt_bytecap_(size)
#endif
#ifndef _Return_allocatesMem_
#define _Return_allocatesMem_
#endif
#ifndef _Return_allocatesMem_size_
#define _Return_allocatesMem_size_(size)
#endif
#ifndef _String_length_
#define _String_length_(length)
#endif
#ifndef _Success_return_
#define _Success_return_
#endif
#ifndef _Success_true_
#define _Success_true_
#endif
#ifndef _Translates_NTSTATUS_to_HRESULT_
#define _Translates_NTSTATUS_to_HRESULT_
#endif
#ifndef _Translates_Win32_to_HRESULT_
#define _Translates_Win32_to_HRESULT_
#endif
#ifndef _Translates_last_error_to_HRESULT_
#define _Translates_last_error_to_HRESULT_
#endif
#ifndef _Unreferenced_parameter_
#define _Unreferenced_parameter_
#endif
#ifndef __analysis_assert
#define __analysis_assert(e)
#endif
#ifndef __deref_in
#define __deref_in
#endif
#ifndef __deref_inout
#define __deref_inout
#endif
#ifndef __deref_out_bcount
#define __deref_out_bcount(size)
#endif
#ifndef __deref_out_bcount_opt
#define __deref_out_bcount_opt(size)
#endif
#ifndef __deref_out_range
#define __deref_out_range(low, high)
#endif
#ifndef __field_bcount
#define __field_bcount(size)
#endif
#ifndef __field_ecount
#define __field_ecount(size)
#endif
#ifndef __in_bcount_opt
#define __in_bcount_opt(size)
#endif
#ifndef __in_xcount
#define __in_xcount(size)
#endif
#ifndef __in_xcount_opt
#define __in_xcount_opt(size)
#endif
#ifndef __inout_xcount
#define __inout_xcount(size)
#endif
#ifndef __kernel_entry
#define __kernel_entry
#endif
#ifndef __out_bcount_opt
#define __out_bcount_opt(size)
#endif
#ifndef __out_bcount_part_opt
#define __out_bcount_part_opt(size, length)
#endif
#ifndef __out_ecount_full_opt
#define __out_ecount_full_opt(size)
#endif
#ifndef __reserved
#define __reserved
#endif

#ifndef __on_failure
#define __on_failure(annotation)
#endif

#ifndef __control_entrypoint
#define __control_entrypoint(category)
#endif

// The old annotations. mingw-w64 leaves the shortest out in C++, as libstdc++ uses these names; kernel code has none.
#ifdef __cplusplus
#ifndef __in
#define __in
#endif
#ifndef __out
#define __out
#endif
#ifndef __inout
#define __inout
#endif
#endif
#ifndef __callback
#define __callback
#endif
#ifndef __in_opt
#define __in_opt
#endif
#ifndef __out_opt
#define __out_opt
#endif
#ifndef __inout_opt
#define __inout_opt
#endif
#ifndef __in_bcount_opt
#define __in_bcount_opt(size)
#endif
#ifndef __inout_bcount_opt
#define __inout_bcount_opt(size)
#endif
#ifndef __out_bcount_opt
#define __out_bcount_opt(size)
#endif
#ifndef __out_ecount_opt
#define __out_ecount_opt(size)
#endif
