# SPDX-License-Identifier: GPL-3.0-or-later
# The build id: program version and the wire format between window and guard. The two speak only when theirs are equal.
set(frames "${CMAKE_SOURCE_DIR}/app/guard/frames.h")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${frames}")
file(SHA256 "${frames}" HMCSCOPE_FRAMES_HASH)
string(SUBSTRING "${HMCSCOPE_FRAMES_HASH}" 0 16 HMCSCOPE_FRAMES_HASH)
set(HMCSCOPE_BUILD_ID "${PROJECT_VERSION}-${HMCSCOPE_FRAMES_HASH}")
add_compile_definitions(HMCSCOPE_VERSION="${PROJECT_VERSION}" HMCSCOPE_BUILD_ID="${HMCSCOPE_BUILD_ID}")
