// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/api/cluster.h"
#include "kubernetes/api/selector.h"

#include <map>
#include <memory>

namespace mock_kubernetes {

/// Which objects of a resource a list or watch means.
struct ObjectFilter {
    const Resource* resource = nullptr;
    std::string nameSpace; ///< empty: all
    LabelSelector labels;
    FieldSelector fields;

    [[nodiscard]] bool isWhole() const { return labels.isEmpty() && fields.isEmpty(); }
    [[nodiscard]] bool matches(const Json& object) const;
};
/// From the query; a reply of 400 where a selector is none.
struct FilterOrReply {
    ObjectFilter filter;
    std::optional<server::Reply> refusal;
};
[[nodiscard]] FilterOrReply filterOf(const ApiPath& path, const server::Target& target);

/// GET of one object and of lists in chunks. The lock is held by whoever calls.
class Reader {
public:
    explicit Reader(Cluster& cluster);

    [[nodiscard]] server::Reply get(const ApiPath& path) const;
    [[nodiscard]] server::Reply list(const ApiPath& path, const server::Target& target);

private:
    using Rows = std::vector<Object>;
    /// What is left of a list that is read in chunks, as it was when it began.
    struct Rest {
        std::uint64_t version = 0;
        std::shared_ptr<const Rows> rows;
        std::uint64_t round = 0;
    };
    struct Page {
        std::uint64_t version = 0;
        std::shared_ptr<const Rows> rows;
        std::size_t begin = 0;
        std::size_t end = 0;
        std::uint64_t list = 0; ///< among those that are kept; 0: it has just begun
    };

    [[nodiscard]] Rows rowsOf(const ObjectFilter& filter) const;
    [[nodiscard]] std::optional<Page> pageAfter(
        const std::string& token, const ObjectFilter& filter) const;
    [[nodiscard]] std::string tokenFor(const Page& page);
    [[nodiscard]] server::Reply expired(const std::string& token) const;
    [[nodiscard]] server::Reply write(Page page, const ObjectFilter& filter);

    Cluster& m_cluster;
    std::map<std::uint64_t, Rest> m_rests; ///< in the order in which the lists began
    std::uint64_t m_lists = 0;
};

/// The server has not got so far yet.
[[nodiscard]] server::Reply tooLargeVersion(std::uint64_t asked, std::uint64_t current);

} // namespace mock_kubernetes
