// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace test_support {

/// For what wants to share: the test's own object, which outlives everything.
template <typename Value> std::shared_ptr<const Value> borrowed(const Value& value)
{
    return {std::shared_ptr<void>(), &value};
}

} // namespace test_support
