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
#define _IRQL_requires_same_
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
