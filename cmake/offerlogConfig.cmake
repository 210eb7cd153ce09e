# find_package(offerlog) -> the target offerlog::offerlog.
include(${CMAKE_CURRENT_LIST_DIR}/find_dependencies.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/offerlogTargets.cmake)
