# Builds and runs the consumer both ways. The build from source is kept, so that
# a second run builds only what changed; the other takes a moment, and is made
# anew because installed headers keep the times of their sources.
#
#   cmake -DSOURCE=… -DBUILD=… -DWORK=… -DGENERATOR=… -P check.cmake

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE output
                  ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    string(REPLACE ";" " " command "${ARGN}")
    message(FATAL_ERROR "failed: ${command}\n${output}")
  endif()
endfunction()

function(build_and_run name)
  run(${CMAKE_COMMAND} -S ${SOURCE}/tests/consumer -B ${WORK}/${name} -G ${GENERATOR} ${ARGN})
  run(${CMAKE_COMMAND} --build ${WORK}/${name} --target consumer)
  run(${WORK}/${name}/consumer)
endfunction()

# What an earlier run installed must not help this one.
file(REMOVE_RECURSE ${WORK}/prefix ${WORK}/installed)
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/prefix)
build_and_run(installed -DCMAKE_PREFIX_PATH=${WORK}/prefix)
build_and_run(from_source -DOFFERLOG_FROM_SOURCE=${SOURCE})
