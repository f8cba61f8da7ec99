// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/time_ticks.h"

#include <QObject>
#include <QVariantMap>

#include <optional>

namespace widgets {

/// The one clock of a detail page: the moment that is looked at and the stretch of time that is
/// looked into, shared by steps, curves and log. A moment is pointed at (as long as the pointer is
/// there) or chosen by a click or a key, which stays and has the others scroll to it.
class TimeCursor final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimeCursor)

public:
    /// Who moved it; who did needs no telling.
    enum class Mover { Page, Steps, Metrics, Log };

    using QObject::QObject;

    /// What is pointed at, else what was chosen.
    [[nodiscard]] std::optional<deployment::Timestamp> moment() const;
    [[nodiscard]] const std::optional<deployment::Timestamp>& chosen() const { return m_chosen; }
    /// Of moment().
    [[nodiscard]] Mover mover() const { return m_pointed ? m_pointer : m_chooser; }
    /// Both ends included.
    [[nodiscard]] const std::optional<models::TimeSpan>& range() const { return m_range; }
    [[nodiscard]] Mover rangeMover() const { return m_ranger; }

    /// nullopt once the pointer has left.
    void point(std::optional<deployment::Timestamp> moment, Mover mover);
    void choose(deployment::Timestamp moment, Mover mover);
    /// nullopt takes it back.
    void setRange(std::optional<models::TimeSpan> range, Mover mover);
    /// The range or, if there is none, the chosen moment.
    void takeBack();
    [[nodiscard]] bool hasSomethingToTakeBack() const { return m_range || m_chosen; }

    /// The range and the chosen moment; empty where there is neither.
    [[nodiscard]] QVariantMap state() const;
    /// Of another one of the same deployment, as if the page had moved it; what is not there, or
    /// is no time, stays as it is.
    void restore(const QVariantMap& state);

Q_SIGNALS:
    /// moment() is another one.
    void momentChanged();
    /// To be scrolled to, even if it is the one that was chosen before.
    void momentChosen();
    void rangeChanged();

private:
    std::optional<deployment::Timestamp> m_pointed;
    std::optional<deployment::Timestamp> m_chosen;
    std::optional<models::TimeSpan> m_range;
    Mover m_pointer = Mover::Page;
    Mover m_chooser = Mover::Page;
    Mover m_ranger = Mover::Page;
};

} // namespace widgets
