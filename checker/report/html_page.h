#pragma once
// The parts of the report's page (html/), which travel inside the tool.

namespace driver_tidy::report {

extern const char* const kHtmlPage;
extern const char* const kHtmlStyle;
extern const char* const kHtmlScript;

} // namespace driver_tidy::report
