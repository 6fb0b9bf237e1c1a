// The source annotations that the test sources use, without meaning where nobody has given them one.
#pragma once

#ifndef _In_
#define _In_
#define _In_opt_
#define _In_reads_bytes_(size)
#define _Out_
#define _Out_opt_
#define _Outptr_
#define _Inout_
#define _Inout_opt_
#define _Success_(condition)
#define _When_(condition, annotations)
#define _Must_inspect_result_
#define _Use_decl_annotations_
#define _Function_class_(name)
#define _Dispatch_type_(kind)
#endif

#ifndef _IRQL_requires_max_
#define _IRQL_requires_max_(irql)
#define _IRQL_requires_min_(irql)
#define _IRQL_requires_(irql)
#define _IRQL_requires_same_
#define _IRQL_raises_(irql)
#define _IRQL_saves_
#define _IRQL_restores_
#define _IRQL_saves_global_(kind, place)
#define _IRQL_restores_global_(kind, place)
#define _IRQL_always_function_min_(irql)
#define _IRQL_always_function_max_(irql)
#define _IRQL_limited_to_(irql)
#define _IRQL_uses_cancel_
#endif

#ifndef __drv_maxIRQL
#define __drv_maxIRQL(irql)
#define __drv_minIRQL(irql)
#define __drv_requiresIRQL(irql)
#define __drv_sameIRQL
#define __drv_raisesIRQL(irql)
#define __drv_savesIRQL
#define __drv_restoresIRQL
#define __drv_when(condition, annotations)
#endif

#ifndef _Acquires_lock_
#define _Acquires_lock_(lock)
#define _Releases_lock_(lock)
#define _Requires_lock_held_(lock)
#define _Requires_lock_not_held_(lock)
#endif

#ifndef _Global_critical_region_
#define _Global_critical_region_
#endif
