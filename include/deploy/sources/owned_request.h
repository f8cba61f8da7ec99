// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace sources {

/// A question under way. Letting go of it takes the question back: no answer comes afterwards, and
/// what was done for it stops. It may outlive whom it asked.
class OwnedRequest {
public:
    OwnedRequest() = default;
    /// The question lives as long as this.
    explicit OwnedRequest(std::shared_ptr<void> question)
        : m_question(std::move(question))
    {
    }
    OwnedRequest(OwnedRequest&&) noexcept = default;
    OwnedRequest& operator=(OwnedRequest&&) noexcept = default;
    OwnedRequest(const OwnedRequest&) = delete;
    OwnedRequest& operator=(const OwnedRequest&) = delete;
    ~OwnedRequest() = default;

    [[nodiscard]] explicit operator bool() const { return m_question != nullptr; }
    void cancel() { m_question.reset(); }

private:
    std::shared_ptr<void> m_question;
};

} // namespace sources
