# The Debian package: cmake --build build --target package.

install(TARGETS driver-tidy driver-clang-tidy RUNTIME DESTINATION bin)
install(TARGETS driver_tidy_plugin LIBRARY DESTINATION lib/driver-tidy)
install(FILES ${PROJECT_SOURCE_DIR}/README.md ${PROJECT_SOURCE_DIR}/CHANGELOG.md DESTINATION share/doc/driver-tidy)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION share/doc/driver-tidy RENAME copyright)

# Man page and completions are made from the help text.
set(documents ${CMAKE_CURRENT_BINARY_DIR}/documents)
add_custom_command(
  OUTPUT ${documents}/driver-tidy.1
  COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/generate-docs
    --tool $<TARGET_FILE:driver-tidy> --output ${documents}
  DEPENDS driver-tidy generate-docs
  VERBATIM)
add_custom_target(documents ALL DEPENDS ${documents}/driver-tidy.1)
install(FILES ${documents}/driver-tidy.1 DESTINATION share/man/man1)
install(FILES ${documents}/driver-tidy.bash DESTINATION share/bash-completion/completions RENAME driver-tidy)
install(FILES ${documents}/_driver-tidy DESTINATION share/zsh/vendor-completions)
install(FILES ${documents}/driver-tidy.fish DESTINATION share/fish/vendor_completions.d)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "driver-tidy <driver-tidy@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Static checker of Windows kernel drivers")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Clang's own headers, and those of the kernel.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libclang-common-${DRIVER_TIDY_LLVM}-dev, mingw-w64-x86-64-dev")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "libwine-dev, git")
include(CPack)
