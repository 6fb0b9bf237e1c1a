// Driver annotations that mingw-w64 lacks.
#pragma once
#include_next <driverspecs.h>

#ifndef _Acquires_rcu_
#define _Acquires_rcu_
#endif
#ifndef _Analysis_assume_rcu_acquired_
#define _Analysis_assume_rcu_acquired_
#endif
#ifndef _Analysis_assume_rcu_held_
#define _Analysis_assume_rcu_held_
#endif
#ifndef _Analysis_assume_rcu_not_held_
#define _Analysis_assume_rcu_not_held_
#endif
#ifndef _Analysis_assume_rcu_released_
#define _Analysis_assume_rcu_released_
#endif
#ifndef _Dispatch_type_
#define _Dispatch_type_(kind)
#endif
#ifndef _Flt_CompletionContext_Outptr_
#define _Flt_CompletionContext_Outptr_
#endif
#ifndef _Flt_ConnectionCookie_Outptr_
#define _Flt_ConnectionCookie_Outptr_
#endif
#ifndef _Function_class_
#define _Function_class_(name)
#endif
#ifndef _Global_cancel_spin_lock_
#define _Global_cancel_spin_lock_
#endif
#ifndef _Global_critical_region_
#define _Global_critical_region_
#endif
#ifndef _Global_rcu_read_lock_
#define _Global_rcu_read_lock_
#endif
#ifndef _IRQL_always_function_max_
#define _IRQL_always_function_max_(irql)
#endif
#ifndef _IRQL_is_cancel_
#define _IRQL_is_cancel_
#endif
#ifndef _IRQL_limited_to_
#define _IRQL_limited_to_(irql)
#endif
#ifndef _IRQL_requires_
#define _IRQL_requires_(irql)
#endif
#ifndef _IRQL_restores_global_
#define _IRQL_restores_global_(kind, param)
#endif
#ifndef _IRQL_saves_global_
#define _IRQL_saves_global_(kind, param)
#endif
#ifndef _IRQL_uses_cancel_
#define _IRQL_uses_cancel_
#endif
#ifndef _Kernel_IoGetDmaAdapter_
#define _Kernel_IoGetDmaAdapter_
#endif
#ifndef _Kernel_acquires_resource_
#define _Kernel_acquires_resource_(kind)
#endif
#ifndef _Kernel_clear_do_init_
#define _Kernel_clear_do_init_(yes)
#endif
#ifndef _Kernel_entry_
#define _Kernel_entry_
#endif
#ifndef _Kernel_entry_always_
#define _Kernel_entry_always_
#endif
#ifndef _Kernel_float_restored_
#define _Kernel_float_restored_
#endif
#ifndef _Kernel_float_saved_
#define _Kernel_float_saved_
#endif
#ifndef _Kernel_float_used_
#define _Kernel_float_used_
#endif
#ifndef _Kernel_releases_resource_
#define _Kernel_releases_resource_(kind)
#endif
#ifndef _Kernel_requires_resource_held_
#define _Kernel_requires_resource_held_(kind)
#endif
#ifndef _Kernel_requires_resource_not_held_
#define _Kernel_requires_resource_not_held_(kind)
#endif
#ifndef _Ndis_acquires_exclusive_lock_
#define _Ndis_acquires_exclusive_lock_(lock)
#endif
#ifndef _Ndis_acquires_lock_
#define _Ndis_acquires_lock_(lock)
#endif
#ifndef _Ndis_acquires_shared_lock_
#define _Ndis_acquires_shared_lock_(lock)
#endif
#ifndef _Ndis_releases_lock_
#define _Ndis_releases_lock_(lock)
#endif
#ifndef _Offload_work_routine_
#define _Offload_work_routine_
#endif
#ifndef _Releases_rcu_
#define _Releases_rcu_
#endif
#ifndef _Requires_offload_rundown_ref_
#define _Requires_offload_rundown_ref_
#endif
#ifndef _Requires_rcu_held_
#define _Requires_rcu_held_
#endif
#ifndef __drv_acquiresExclusiveResource
#define __drv_acquiresExclusiveResource(kind)
#endif
#ifndef __drv_allocatesMem
#define __drv_allocatesMem(kind)
#endif
#ifndef __drv_arg
#define __drv_arg(e, a)
#endif
#ifndef __drv_at
#define __drv_at(e, a)
#endif
#ifndef __drv_freesMem
#define __drv_freesMem(kind)
#endif
#ifndef __drv_functionClass
#define __drv_functionClass(name)
#endif
#ifndef __drv_maxFunctionIRQL
#define __drv_maxFunctionIRQL(irql)
#endif
#ifndef __drv_minIRQL
#define __drv_minIRQL(irql)
#endif
#ifndef __drv_preferredFunction
#define __drv_preferredFunction(name, why)
#endif
#ifndef __drv_releasesExclusiveResource
#define __drv_releasesExclusiveResource(kind)
#endif
#ifndef __drv_reportError
#define __drv_reportError(why)
#endif
#ifndef __drv_sameIRQL
#define __drv_sameIRQL
#endif
#ifndef __drv_strictTypeMatch
#define __drv_strictTypeMatch
#endif
#ifndef __drv_typeCond
#define __drv_typeCond
#endif
#ifndef __drv_typeConst
#define __drv_typeConst
#endif
#ifndef __drv_typeExpr
#define __drv_typeExpr
#endif

// An annotation, not the type qualifier.
#ifndef __volatile
#define __volatile
#endif
