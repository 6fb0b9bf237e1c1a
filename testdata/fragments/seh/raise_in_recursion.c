// Helpers that call each other: whether one raises for its caller depends on another, of which nothing is known when the
// question first comes up.
#include "kernel.h"

typedef struct _WALK {
  BOOLEAN Checked;
  BOOLEAN Broken;
  struct _WALK *Next;
} WALK, *PWALK;

// Each three in another order of definition.
#define DECLARE_WALK(Name)                                                                         \
  VOID Name##Outer(PWALK Walk);                                                                    \
  VOID Name##Middle(PWALK Walk, BOOLEAN Checked);                                                  \
  VOID Name##Inner(PWALK Walk);

#define DEFINE_OUTER(Name)                                                                         \
  VOID Name##Outer(PWALK Walk) {                                                                   \
    if (Walk->Next == NULL)                                                                        \
      return;                                                                                      \
    KeEnterCriticalRegion();                                                                       \
    Name##Middle(Walk->Next, TRUE);                                                                \
    KeLeaveCriticalRegion();                                                                       \
  }

#define DEFINE_MIDDLE(Name)                                                                        \
  VOID Name##Middle(PWALK Walk, BOOLEAN Checked) {                                                 \
    if (!Checked)                                                                                  \
      ExRaiseStatus(STATUS_UNSUCCESSFUL);                                                          \
    Name##Inner(Walk);                                                                             \
  }

#define DEFINE_INNER(Name)                                                                         \
  VOID Name##Inner(PWALK Walk) {                                                                   \
    if (Walk->Broken)                                                                              \
      ExRaiseStatus(STATUS_UNSUCCESSFUL);                                                          \
    if (Walk->Next != NULL)                                                                        \
      Name##Outer(Walk->Next);                                                                     \
  }

DECLARE_WALK(Forward)
DECLARE_WALK(Backward)
DECLARE_WALK(Mixed)

DEFINE_OUTER(Forward) // expect: driver-critical-regions missing-leave-on-exception
DEFINE_MIDDLE(Forward)
DEFINE_INNER(Forward)

DEFINE_INNER(Backward)
DEFINE_MIDDLE(Backward)
DEFINE_OUTER(Backward) // expect: driver-critical-regions missing-leave-on-exception

DEFINE_MIDDLE(Mixed)
DEFINE_OUTER(Mixed) // expect: driver-critical-regions missing-leave-on-exception
DEFINE_INNER(Mixed)
