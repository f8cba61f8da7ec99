// SPDX-License-Identifier: GPL-3.0-or-later
#include "load_bar.h"

#include "deploy/widgets/controls/plain_label.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>

namespace widgets {

namespace {

constexpr std::chrono::milliseconds usualDelay{300};
constexpr int permille = 1000;
constexpr int loadBarHeight = 8;

} // namespace

LoadBar::LoadBar(QWidget* parent)
    : QWidget(parent)
    , m_bar(new QProgressBar(this))
    , m_text(new PlainLabel(this))
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(usualDelay);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(loadBarHeight);
    m_bar->setAccessibleName(tr("Progress of loading"));
    m_text->setTextInteractionFlags(Qt::NoTextInteraction);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("cancelLoad"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_bar, 1);
    layout->addWidget(m_text);
    layout->addWidget(cancel);
    connect(&m_delay, &QTimer::timeout, this, &QWidget::show);
    connect(cancel, &QPushButton::clicked, this, &LoadBar::cancelRequested);
    hide();
}

void LoadBar::setLoad(const LoadState& load)
{
    m_bar->setRange(0, load.total > 0 ? permille : 0);
    if (load.total > 0)
        m_bar->setValue(int(permille * std::min(load.done, load.total) / load.total));
    m_text->setText(progressText(load));
    if (load.isLoading == m_isLoading)
        return;
    m_isLoading = load.isLoading;
    if (m_isLoading)
        m_delay.start();
    else
        m_delay.stop();
    if (!m_isLoading)
        hide();
}

QString LoadBar::progressText(const LoadState& load)
{
    if (load.records == 0)
        return tr("Loading…");
    return tr("Loading… %Ln deployment(s)", nullptr, int(load.records));
}

} // namespace widgets
