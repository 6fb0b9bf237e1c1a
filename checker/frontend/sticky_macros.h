#pragma once

#include <clang/Lex/Preprocessor.h>

namespace driver_tidy::frontend {

/// Has `preprocessor` read kernel_macros.h in front of the main file and keeps its macros defined
/// as there, whatever a header defines them as. Does so only for kernel code (-D_KERNEL_MODE, as
/// kernelFlags() has it, or clang-cl's /kernel): elsewhere ASSERT and the like are the program's
/// own.
void addKernelMacros(clang::Preprocessor& preprocessor);

} // namespace driver_tidy::frontend
