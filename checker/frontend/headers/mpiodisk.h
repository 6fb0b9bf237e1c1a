// WMI classes of multipath disks (load balancing). Written from the public documentation; the GUIDs' values and the codes of
// methods are not documented.
#pragma once
#include <ntddk.h>

typedef struct _MPIO_DSM_Path {
  ULONGLONG DsmPathId;
  ULONGLONG Reserved;
  ULONG PathWeight;
  ULONG PrimaryPath;
} MPIO_DSM_Path, *PMPIO_DSM_Path;

typedef struct _MPIO_DSM_Path_V2 {
  ULONGLONG DsmPathId;
  ULONGLONG Reserved;
  ULONG PathWeight;
  ULONG PrimaryPath;
  ULONG OptimizedPath;
  ULONG PreferredPath;
  ULONG FailedPath;
  ULONG TargetPortGroup_State;
  ULONG ALUASupport;
  UCHAR SymmetricLUA;
  UCHAR TargetPortGroup_Preferred;
  USHORT TargetPortGroup_Identifier;
  ULONG TargetPort_Identifier;
  ULONG Reserved32;
  ULONGLONG Reserved64;
} MPIO_DSM_Path_V2, *PMPIO_DSM_Path_V2;

typedef struct _DSM_Load_Balance_Policy {
  ULONG Version;
  ULONG LoadBalancePolicy;
  ULONG DSMPathCount;
  ULONG Reserved;
  MPIO_DSM_Path DSM_Paths[1];
} DSM_Load_Balance_Policy, *PDSM_Load_Balance_Policy;

typedef struct _DSM_Load_Balance_Policy_V2 {
  ULONG Version;
  ULONG LoadBalancePolicy;
  ULONG DSMPathCount;
  ULONG Reserved;
  MPIO_DSM_Path_V2 DSM_Paths[1];
} DSM_Load_Balance_Policy_V2, *PDSM_Load_Balance_Policy_V2;

typedef struct _DSM_QueryLBPolicy {
  DSM_Load_Balance_Policy LoadBalancePolicy;
} DSM_QueryLBPolicy, *PDSM_QueryLBPolicy;

typedef struct _DSM_QueryLBPolicy_V2 {
  DSM_Load_Balance_Policy_V2 LoadBalancePolicy;
} DSM_QueryLBPolicy_V2, *PDSM_QueryLBPolicy_V2;

typedef struct _DSM_QuerySupportedLBPolicies {
  ULONG SupportedLBPoliciesCount;
  ULONG Reserved;
  DSM_Load_Balance_Policy Supported_LB_Policies[1];
} DSM_QuerySupportedLBPolicies, *PDSM_QuerySupportedLBPolicies;

typedef struct _DSM_QuerySupportedLBPolicies_V2 {
  ULONG SupportedLBPoliciesCount;
  ULONG Reserved;
  DSM_Load_Balance_Policy_V2 Supported_LB_Policies[1];
} DSM_QuerySupportedLBPolicies_V2, *PDSM_QuerySupportedLBPolicies_V2;

typedef struct _DSM_QueryUniqueId {
  ULONGLONG DsmUniqueId;
} DSM_QueryUniqueId, *PDSM_QueryUniqueId;

typedef struct _DsmSetLoadBalancePolicy_IN {
  DSM_Load_Balance_Policy LoadBalancePolicy;
} DsmSetLoadBalancePolicy_IN, *PDsmSetLoadBalancePolicy_IN;

typedef struct _DsmSetLoadBalancePolicy_OUT {
  ULONG Status;
} DsmSetLoadBalancePolicy_OUT, *PDsmSetLoadBalancePolicy_OUT;

typedef struct _DsmSetLoadBalancePolicyALUA_IN {
  DSM_Load_Balance_Policy_V2 LoadBalancePolicy;
} DsmSetLoadBalancePolicyALUA_IN, *PDsmSetLoadBalancePolicyALUA_IN;

typedef struct _DsmSetLoadBalancePolicyALUA_OUT {
  ULONG Status;
} DsmSetLoadBalancePolicyALUA_OUT, *PDsmSetLoadBalancePolicyALUA_OUT;

#define DsmSetLoadBalancePolicy 1
#define DsmSetLoadBalancePolicyALUA 2

#define DSM_LB_OperationsGuid { 0, 0, 0, { 0, 0, 0, 0, 0, 0, 0, 1 } }
#define DSM_QueryLBPolicyGuid { 0, 0, 0, { 0, 0, 0, 0, 0, 0, 0, 2 } }
#define DSM_QuerySupportedLBPoliciesGuid { 0, 0, 0, { 0, 0, 0, 0, 0, 0, 0, 3 } }
#define DSM_QueryUniqueIdGuid { 0, 0, 0, { 0, 0, 0, 0, 0, 0, 0, 4 } }
#define DSM_QueryLBPolicy_V2Guid { 0, 0, 0, { 0, 0, 0, 0, 0, 0, 0, 5 } }
#define DSM_QuerySupportedLBPolicies_V2Guid { 0, 0, 0, { 0, 0, 0, 0, 0, 0, 0, 6 } }
