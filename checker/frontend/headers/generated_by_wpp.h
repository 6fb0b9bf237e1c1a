// Stands for every *.tmh, which the trace preprocessor (WPP) writes during a build: calls of trace macros are then calls of
// functions that nobody has declared, and change nothing.
