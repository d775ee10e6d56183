# SPDX-License-Identifier: GPL-3.0-or-later
# How everything is compiled, in one place and applied to every target by hmcscope_compile().

option(BUILD_TESTING "Build the tests" ON)
option(HMCSCOPE_WERROR "Warnings are errors" OFF)
option(HMCSCOPE_SANITIZE "Address and undefined-behaviour sanitizers" OFF)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

# The build tree mirrors the installed one, so that a program finds its companions in the same way in both.
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(HMCSCOPE_LIBEXEC_DIR "${CMAKE_BINARY_DIR}/libexec/hmcscope")

# What one clone has compiled need not be compiled again in another. Not with precompiled headers (see below), whose
# 200 MB ccache would read for every file.
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER AND NOT HMCSCOPE_SANITIZE)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND};-E;env;CCACHE_BASEDIR=${CMAKE_SOURCE_DIR};CCACHE_NOHASHDIR=1;${CCACHE_PROGRAM}")
endif()
find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_link_options(-fuse-ld=mold)
endif()

# Under the sanitizers the headers of Qt are compiled once for all targets: a file then takes a quarter of the time.
# Everyday builds do without: there every file has to include what it uses.
function(hmcscope_precompiled_headers target)
    if(NOT TARGET hmcscope_precompiled)
        file(WRITE "${CMAKE_BINARY_DIR}/precompiled.cpp" "// Nothing but what is included before it.\n")
        add_library(hmcscope_precompiled OBJECT "${CMAKE_BINARY_DIR}/precompiled.cpp")
        set_target_properties(hmcscope_precompiled PROPERTIES AUTOMOC OFF)
        # Of the other modules the headers alone: what they define must be the same for whoever uses the result.
        target_link_libraries(hmcscope_precompiled PRIVATE Qt6::Core)
        target_include_directories(hmcscope_precompiled SYSTEM PRIVATE
            $<TARGET_PROPERTY:Qt6::Network,INTERFACE_INCLUDE_DIRECTORIES>)
        target_precompile_headers(hmcscope_precompiled PRIVATE <algorithm> <functional> <memory> <optional> <QtCore>
            <QtNetwork>)
        hmcscope_compile(hmcscope_precompiled)
    endif()
    if(NOT target STREQUAL hmcscope_precompiled)
        target_precompile_headers(${target} REUSE_FROM hmcscope_precompiled)
    endif()
endfunction()

function(hmcscope_compile target)
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow
        -Wnon-virtual-dtor -Woverloaded-virtual -fstack-protector-strong)
    if(HMCSCOPE_WERROR)
        target_compile_options(${target} PRIVATE -Werror)
    endif()
    if(HMCSCOPE_SANITIZE)
        # Neither optimised nor with more debug information than stack traces need: it compiles in half the time, and
        # the suite spends its time waiting, not computing.
        target_compile_options(${target} PRIVATE -fsanitize=address,undefined -fno-sanitize-recover=undefined
            -fno-omit-frame-pointer -O0 -g1)
        target_link_options(${target} PRIVATE -fsanitize=address,undefined)
    elseif(CMAKE_BUILD_TYPE STREQUAL "Release")
        target_compile_options(${target} PRIVATE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
    endif()
    target_link_options(${target} PRIVATE -Wl,-z,relro,-z,now)
    target_compile_definitions(${target} PRIVATE QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII
        QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH
        QT_NO_KEYWORDS QT_STRICT_ITERATORS QT_DISABLE_DEPRECATED_BEFORE=0x060400)
    # The guard knows no Qt.
    if(HMCSCOPE_SANITIZE AND NOT target MATCHES "^hmcscope[_-]guard$")
        hmcscope_precompiled_headers(${target})
    endif()
endfunction()
