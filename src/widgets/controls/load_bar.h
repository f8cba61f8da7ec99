// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/widgets/controls/load_state.h"

#include <QTimer>
#include <QWidget>

#include <chrono>

class QProgressBar;

namespace widgets {

class PlainLabel;

/// Progress of a load, with a way to end it; appears only for loads that last.
class LoadBar final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LoadBar)

public:
    explicit LoadBar(QWidget* parent = nullptr);

    void setDelay(std::chrono::milliseconds delay) { m_delay.setInterval(delay); }
    void setLoad(const LoadState& load);

Q_SIGNALS:
    void cancelRequested();

private:
    [[nodiscard]] static QString progressText(const LoadState& load);

    QProgressBar* m_bar;
    PlainLabel* m_text;
    QTimer m_delay;
    bool m_isLoading = false;
};

} // namespace widgets
