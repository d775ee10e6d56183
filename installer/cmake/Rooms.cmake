# SPDX-License-Identifier: GPL-3.0-or-later
# A room is a folder with one duty and a static library of its own: hmcscope_<room>.
# Its LINK list names the rooms and libraries that it may use; tests/layers holds the includes to the same picture.

function(hmcscope_room room)
    cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(hmcscope_${room} STATIC ${ARG_SOURCES})
    target_include_directories(hmcscope_${room} PUBLIC "${CMAKE_SOURCE_DIR}/app" "${CMAKE_SOURCE_DIR}/ui")
    target_link_libraries(hmcscope_${room} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
    hmcscope_compile(hmcscope_${room})
endfunction()

function(hmcscope_program target)
    cmake_parse_arguments(ARG "LIBEXEC" "NAME" "SOURCES;LINK" ${ARGN})
    add_executable(${target} ${ARG_SOURCES})
    target_include_directories(${target} PRIVATE "${CMAKE_SOURCE_DIR}/app" "${CMAKE_SOURCE_DIR}/ui")
    target_link_libraries(${target} PRIVATE ${ARG_LINK})
    hmcscope_compile(${target})
    if(ARG_NAME)
        set_target_properties(${target} PROPERTIES OUTPUT_NAME ${ARG_NAME})
    endif()
    if(ARG_LIBEXEC)
        set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${HMCSCOPE_LIBEXEC_DIR}")
        install(TARGETS ${target} RUNTIME DESTINATION "${CMAKE_INSTALL_LIBEXECDIR}/hmcscope")
    else()
        install(TARGETS ${target} RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
    endif()
endfunction()

# One test program per room (see tests/support/testmain.h for several test classes in one program).
function(hmcscope_test name)
    cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINK;ENVIRONMENT" ${ARGN})
    add_executable(tst_${name} ${ARG_SOURCES})
    target_include_directories(tst_${name} PRIVATE "${CMAKE_SOURCE_DIR}/tests" "${CMAKE_SOURCE_DIR}/app" "${CMAKE_SOURCE_DIR}/ui")
    target_link_libraries(tst_${name} PRIVATE Qt6::Test ${ARG_LINK})
    target_compile_definitions(tst_${name} PRIVATE
        HMCSCOPE_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data"
        HMCSCOPE_SAMPLES="${CMAKE_SOURCE_DIR}/../shared/samples"
        HMCSCOPE_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}"
        HMCSCOPE_LIBEXEC_DIR="${HMCSCOPE_LIBEXEC_DIR}")
    hmcscope_compile(tst_${name})
    set_target_properties(tst_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    add_test(NAME ${name} COMMAND tst_${name})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;${ARG_ENVIRONMENT}")
endfunction()
