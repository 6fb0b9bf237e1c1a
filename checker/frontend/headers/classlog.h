// Error log entries of class drivers: sense data behind the log packet. Written from the public documentation.
#pragma once
