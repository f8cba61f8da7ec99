// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/deployment/problem.h"
#include "deploy/kubernetes/object.h"

#include <cstddef>

namespace sources {

/// An item of a list of the cluster that could not be read: it costs only itself, and is told. The
/// place is the item's in the whole list, over all chunks of it, from 0.
[[nodiscard]] deployment::Problem unreadableItem(
    kubernetes::ObjectKind kind, std::size_t place, const deployment::Error& error);

/// The same of an object that a watch tells of; @p name as far as it tells one ("shop/checkout").
[[nodiscard]] deployment::Problem unreadableChange(
    kubernetes::ObjectKind kind, const std::string& name, const deployment::Error& error);

} // namespace sources
