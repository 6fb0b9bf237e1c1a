// Names of the host bus adapter interface (HBA API) that miniports report. Written from the public documentation and the
// published HBA API standard.
#pragma once

typedef ULONG HBA_STATUS;
#define HBA_STATUS_OK 0
#define HBA_STATUS_ERROR 1
#define HBA_STATUS_ERROR_NOT_SUPPORTED 2

typedef ULONG HBA_PORTTYPE;
#define HBA_PORTTYPE_UNKNOWN 1
#define HBA_PORTTYPE_OTHER 2
#define HBA_PORTTYPE_NOTPRESENT 3
#define HBA_PORTTYPE_SASDEVICE 30
#define HBA_PORTTYPE_SATADEVICE 31
#define HBA_PORTTYPE_SASEXPANDER 32

typedef ULONG HBA_PORTSTATE;
#define HBA_PORTSTATE_UNKNOWN 1
#define HBA_PORTSTATE_ONLINE 2
#define HBA_PORTSTATE_OFFLINE 3
