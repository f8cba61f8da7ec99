// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/source.h"

#include <memory>

namespace sources {

/// A source around another one, to which it adds something. Passes everything on until a derived
/// class says otherwise.
class SourceDecorator : public Source {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SourceDecorator)

public:
    explicit SourceDecorator(std::unique_ptr<Source> inner);
    ~SourceDecorator() override;

    [[nodiscard]] QString name() const override { return m_inner->name(); }
    [[nodiscard]] QString location() const override { return m_inner->location(); }
    [[nodiscard]] CommandChannel* commands() override { return m_inner->commands(); }
    [[nodiscard]] Freshness freshness() const override { return m_inner->freshness(); }
    [[nodiscard]] bool isRemote() const override { return m_inner->isRemote(); }
    [[nodiscard]] DeploymentReader& details() override { return m_inner->details(); }
    [[nodiscard]] LogReader* logs() override { return m_inner->logs(); }
    [[nodiscard]] bool isArchived(history::RecordHandle record) const override
    {
        return m_inner->isArchived(record);
    }
    [[nodiscard]] std::optional<bool> isWorkloadGone(std::string_view id) const override
    {
        return m_inner->isWorkloadGone(id);
    }
    [[nodiscard]] deployment::Milliseconds clockLead() const override
    {
        return m_inner->clockLead();
    }
    [[nodiscard]] std::vector<Diagnostic> diagnostics() const override
    {
        return m_inner->diagnostics();
    }
    void start() override { m_inner->start(); }
    void refresh() override { m_inner->refresh(); }
    void retryNow() override { m_inner->retryNow(); }
    void cancel() override { m_inner->cancel(); }
    void setHidden(bool hidden) override { m_inner->setHidden(hidden); }
    void setPollPace(const PollPace& pace) override { m_inner->setPollPace(pace); }

protected:
    [[nodiscard]] Source& inner() const { return *m_inner; }
    /// What the inner source tells of its history is told as it is. A derived class that changes it
    /// takes it by handleUpdate() instead.
    virtual void handleUpdate(const HistoryUpdate& update) { Q_EMIT historyUpdated(update); }
    /// The same for how fresh it is.
    virtual void handleFreshness(const Freshness& freshness) { Q_EMIT freshnessChanged(freshness); }

private:
    std::unique_ptr<Source> m_inner;
};

} // namespace sources
