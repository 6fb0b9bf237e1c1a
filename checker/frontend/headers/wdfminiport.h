// KMDF miniport support: only pulls in wdf.h, which has WdfDriverMiniportUnload. The documented interface, written down here.
#include <wdf.h>
