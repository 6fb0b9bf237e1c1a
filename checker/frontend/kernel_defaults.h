// Read before each kernel source, in memory: annotations that some header sets lack. Headers may
// define them as they like.

#define _Global_critical_region_
#define _Global_cancel_spin_lock_
#define _IRQL_is_cancel_
#define _IRQL_uses_cancel_
#define _Function_class_(name)
#define _Dispatch_type_(kind)
#define _Acquires_exclusive_lock_(lock)
#define _Acquires_shared_lock_(lock)
#define _Acquires_nonreentrant_lock_(lock)
#define _Releases_exclusive_lock_(lock)
#define _Releases_shared_lock_(lock)
#define _Releases_nonreentrant_lock_(lock)
#define _Kernel_clear_do_init_(answer)
#define _Kernel_float_saved_
#define _Kernel_float_restored_
#define _Kernel_float_used_
