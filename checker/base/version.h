/* SPDX-License-Identifier: Apache-2.0
 *
 * The version, from configure.
 */
#ifndef AJ_VERSION_H
#define AJ_VERSION_H

#include "config.h"

#define AJ_VERSION PACKAGE_VERSION

#endif
