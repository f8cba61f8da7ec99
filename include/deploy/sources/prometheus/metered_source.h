// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/source_decorator.h"
#include "deploy/sources/source_registry.h"

#include <memory>

namespace sources {

class MetricsSession;

/// A source whose deployments have the curves that the connection's metrics server gives, as long
/// as they are watched. What is wrong with that server is said at the curves, and nowhere else.
class MeteredSource final : public SourceDecorator {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MeteredSource)

public:
    /// The connection has a metrics server.
    MeteredSource(
        std::unique_ptr<Source> inner, const Connection& connection, const SourceContext& context);
    ~MeteredSource() override;

    [[nodiscard]] DeploymentReader& details() override;
    [[nodiscard]] std::vector<Diagnostic> diagnostics() const override;
    void refresh() override;
    void retryNow() override;
    void setHidden(bool hidden) override;

private:
    std::unique_ptr<MetricsSession> m_metrics;
};

} // namespace sources
