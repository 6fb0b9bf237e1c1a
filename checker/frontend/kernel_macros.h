// Read before each kernel source, in memory: macros whose text Clang would not keep. A macro
// defined here keeps its meaning whatever a header defines it as later (sticky_macros.cpp).
//
// An annotation becomes __attribute__((annotate("driver-tidy", macro, argument as written, argument
// with its macros expanded))), which may stand wherever the __declspec of the Microsoft headers
// may. The annotations inside _When_ become text, as nobody knows where they may stand alone.

#ifdef __cplusplus
extern "C" {
#endif
void PAGED_CODE(void);
void PAGED_CODE_LOCKED(void);
void driver_tidy_assert(const char*);
#ifdef __cplusplus
}
#endif

#define DRIVER_TIDY_ANNOTATE(macro, written, ...)                                                  \
  __attribute__((annotate("driver-tidy", macro, written, #__VA_ARGS__)))
#define DRIVER_TIDY_WHEN(written, condition, ...)                                                  \
  __attribute__((annotate("driver-tidy", "_When_", written, #condition, #__VA_ARGS__)))
#define DRIVER_TIDY_AT(written, place, ...)                                                        \
  __attribute__((annotate("driver-tidy", "_At_", written, #place, #__VA_ARGS__)))
#define DRIVER_TIDY_GROUP(...)                                                                     \
  __attribute__((annotate("driver-tidy", "_Group_", "", "", #__VA_ARGS__)))

#define _When_(condition, ...) DRIVER_TIDY_WHEN(#condition, condition, __VA_ARGS__)
#define _At_(place, ...) DRIVER_TIDY_AT(#place, place, __VA_ARGS__)
#define _IRQL_requires_(level) DRIVER_TIDY_ANNOTATE("_IRQL_requires_", #level, level)
#define _IRQL_requires_max_(level) DRIVER_TIDY_ANNOTATE("_IRQL_requires_max_", #level, level)
#define _IRQL_requires_min_(level) DRIVER_TIDY_ANNOTATE("_IRQL_requires_min_", #level, level)
#define _IRQL_requires_same_ DRIVER_TIDY_ANNOTATE("_IRQL_requires_same_", "")
#define _IRQL_raises_(level) DRIVER_TIDY_ANNOTATE("_IRQL_raises_", #level, level)
#define _IRQL_saves_ DRIVER_TIDY_ANNOTATE("_IRQL_saves_", "")
#define _IRQL_restores_ DRIVER_TIDY_ANNOTATE("_IRQL_restores_", "")
#define _IRQL_saves_global_(kind, where)                                                           \
  DRIVER_TIDY_ANNOTATE("_IRQL_saves_global_", #kind ", " #where, where)
#define _IRQL_restores_global_(kind, where)                                                        \
  DRIVER_TIDY_ANNOTATE("_IRQL_restores_global_", #kind ", " #where, where)
#define _IRQL_always_function_max_(level)                                                          \
  DRIVER_TIDY_ANNOTATE("_IRQL_always_function_max_", #level, level)
#define _IRQL_always_function_min_(level)                                                          \
  DRIVER_TIDY_ANNOTATE("_IRQL_always_function_min_", #level, level)
#define _Requires_lock_held_(lock) DRIVER_TIDY_ANNOTATE("_Requires_lock_held_", #lock)
#define _Requires_lock_not_held_(lock)
#define _Acquires_lock_(lock) DRIVER_TIDY_ANNOTATE("_Acquires_lock_", #lock)
#define _Releases_lock_(lock) DRIVER_TIDY_ANNOTATE("_Releases_lock_", #lock)

#define __drv_when(condition, ...) DRIVER_TIDY_WHEN(#condition, condition, __VA_ARGS__)
#define __drv_at(place, ...) DRIVER_TIDY_AT(#place, place, __VA_ARGS__)
#define __drv_arg(place, ...) DRIVER_TIDY_AT(#place, place, __VA_ARGS__)
#define __drv_fun(...) DRIVER_TIDY_GROUP(__VA_ARGS__)
#define __drv_ret(...) DRIVER_TIDY_GROUP(__VA_ARGS__)
#define __drv_in(...) DRIVER_TIDY_GROUP(__VA_ARGS__)
#define __drv_in_deref(...) DRIVER_TIDY_GROUP(__VA_ARGS__)
#define __drv_out(...) DRIVER_TIDY_GROUP(__VA_ARGS__)
#define __drv_out_deref(...) DRIVER_TIDY_GROUP(__VA_ARGS__)
#define __drv_deref(...) DRIVER_TIDY_GROUP(__VA_ARGS__)
#define __drv_requiresIRQL(level) DRIVER_TIDY_ANNOTATE("__drv_requiresIRQL", #level, level)
#define __drv_maxIRQL(level) DRIVER_TIDY_ANNOTATE("__drv_maxIRQL", #level, level)
#define __drv_minIRQL(level) DRIVER_TIDY_ANNOTATE("__drv_minIRQL", #level, level)
#define __drv_sameIRQL DRIVER_TIDY_ANNOTATE("__drv_sameIRQL", "")
#define __drv_raisesIRQL(level) DRIVER_TIDY_ANNOTATE("__drv_raisesIRQL", #level, level)
#define __drv_savesIRQL DRIVER_TIDY_ANNOTATE("__drv_savesIRQL", "")
#define __drv_restoresIRQL DRIVER_TIDY_ANNOTATE("__drv_restoresIRQL", "")
#define __drv_savesIRQLGlobal(kind, where)                                                         \
  DRIVER_TIDY_ANNOTATE("__drv_savesIRQLGlobal", #kind ", " #where, where)
#define __drv_restoresIRQLGlobal(kind, where)                                                      \
  DRIVER_TIDY_ANNOTATE("__drv_restoresIRQLGlobal", #kind ", " #where, where)
#define __drv_maxFunctionIRQL(level) DRIVER_TIDY_ANNOTATE("__drv_maxFunctionIRQL", #level, level)
#define __drv_minFunctionIRQL(level) DRIVER_TIDY_ANNOTATE("__drv_minFunctionIRQL", #level, level)

// Empty in free builds. Drivers write them with and without a semicolon behind.
#define PAGED_CODE() PAGED_CODE();
#define PAGED_CODE_LOCKED() PAGED_CODE_LOCKED();
#define _IRQL_limited_to_(level) driver_tidy_assert("KeGetCurrentIrql() <= " #level);
// Of type void, as in free builds.
#define ASSERT(...) driver_tidy_assert(#__VA_ARGS__)
#define NT_ASSERT(...) driver_tidy_assert(#__VA_ARGS__)
#define ASSERTMSG(message, ...) driver_tidy_assert(#__VA_ARGS__)
#define NT_ASSERTMSG(message, ...) driver_tidy_assert(#__VA_ARGS__)
