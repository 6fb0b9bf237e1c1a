// UMDF to WDM bridge header, as samples name it: only pulls in wdf.h. The documented interface, written down here.
#include <wdf.h>
