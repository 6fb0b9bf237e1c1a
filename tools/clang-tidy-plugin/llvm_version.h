#pragma once
// The difference between the LLVM versions that the plugin is built against (19 to 22): where
// clang-tidy's registry of modules is declared. No other file of the plugin depends on the version,
// but for version_check.cpp, which is about nothing else.

#include <clang-tidy/ClangTidyModule.h>
#include <llvm/Config/llvm-config.h>
#if LLVM_VERSION_MAJOR < 22
#include <clang-tidy/ClangTidyModuleRegistry.h>
#endif
