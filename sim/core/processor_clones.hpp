#pragma once

/// Before a function: compiles it also for newer processors, and the program takes at its start
/// what the processor can run. Same bytes on all of them: integers only, or -ffp-contract=off.
///
/// Not under the thread sanitiser, because the choice is made before the sanitiser has started.
#if defined(__x86_64__) && !defined(__SANITIZE_THREAD__)
#define BOLIGSIM_PROCESSOR_CLONES                                                                  \
    __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define BOLIGSIM_PROCESSOR_CLONES
#endif
