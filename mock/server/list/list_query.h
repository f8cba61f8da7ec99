// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/http_message.h"
#include "server/list/deployment_index.h"

#include <tl/expected.hpp>

namespace server {

/// What GET /deployments asks for.
struct ListQuery {
    history::Filter filter;
    std::optional<Cursor> after;
    std::size_t limit = 500;
};

/// Error: a sentence about the parameter that is not well formed.
[[nodiscard]] tl::expected<ListQuery, std::string> parseListQuery(const Target& target);

/// The address of the page after the cursor: the same parameters, relative to the list's own.
[[nodiscard]] std::string nextPage(const Target& target, const Cursor& cursor);

} // namespace server
