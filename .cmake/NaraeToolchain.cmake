# The compiler's settings, the same for every target, and the packages the project stands on.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

find_program(CCACHE ccache)
if(CCACHE)
    # Precompiled headers and ccache agree only when ccache is told not to look at times and macros of the header.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
    add_compile_options(-fpch-preprocess)
endif()

set(NARAE_SANITIZE "" CACHE STRING "Sanitizers to build with, as for -fsanitize= (address,undefined or thread)")
if(NARAE_SANITIZE)
    add_compile_options(-fsanitize=${NARAE_SANITIZE} -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${NARAE_SANITIZE})
    # With sanitizers gcc 12 sees variants that are read before they are set where none is.
    add_compile_options(-Wno-maybe-uninitialized)
endif()

# A program loads what it calls, not all that the folders it is made of stand on.
add_link_options(-Wl,--as-needed)

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(ZLIB REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(spdlog REQUIRED)
find_package(CLI11 REQUIRED)
find_package(date REQUIRED)
find_package(prometheus-cpp REQUIRED)
find_package(Qt6 REQUIRED COMPONENTS Core Gui Widgets Network Sql Svg PrintSupport Charts LinguistTools Test)
find_package(Qt6Keychain REQUIRED)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(HTTPLIB REQUIRED IMPORTED_TARGET cpp-httplib)
pkg_check_modules(QRENCODE REQUIRED IMPORTED_TARGET libqrencode)
pkg_check_modules(RDKAFKA REQUIRED IMPORTED_TARGET rdkafka)
pkg_check_modules(SIMDJSON REQUIRED IMPORTED_TARGET simdjson)
pkg_check_modules(TOMLPLUSPLUS REQUIRED IMPORTED_TARGET tomlplusplus)
# The memory of programs that serve: linked by name, it takes the place of the C library's. Sanitizers bring their own.
pkg_check_modules(JEMALLOC REQUIRED IMPORTED_TARGET jemalloc)
set(NARAE_MEMORY "")
if(NOT NARAE_SANITIZE)
    set(NARAE_MEMORY PkgConfig::JEMALLOC)
endif()

# MySQL Connector/C++ ships neither a CMake module nor a pkg-config file.
find_path(MYSQL_CONNECTOR_INCLUDE mysql_driver.h REQUIRED)
find_library(MYSQL_CONNECTOR_LIBRARY mysqlcppconn REQUIRED)
add_library(MySqlConnector INTERFACE)
target_include_directories(MySqlConnector SYSTEM INTERFACE ${MYSQL_CONNECTOR_INCLUDE})
target_link_libraries(MySqlConnector INTERFACE ${MYSQL_CONNECTOR_LIBRARY})

# What every target of ours is compiled with.
add_library(narae_options INTERFACE)
target_include_directories(narae_options INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_options(narae_options INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wswitch-enum -Werror)
# gcc 12 sees overlaps and overflows in std::string's operator+ that are not there (its bug 105329).
target_compile_options(narae_options INTERFACE -Wno-restrict -Wno-stringop-overflow)
target_link_libraries(narae_options INTERFACE Threads::Threads)
