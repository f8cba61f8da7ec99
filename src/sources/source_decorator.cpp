// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/source_decorator.h"

namespace sources {

SourceDecorator::SourceDecorator(std::unique_ptr<Source> inner)
    : m_inner(std::move(inner))
{
    const Source* source = m_inner.get();
    connect(source, &Source::loadStarted, this, &Source::loadStarted);
    connect(source, &Source::loadProgressed, this, &Source::loadProgressed);
    connect(source, &Source::historyUpdated, this, &SourceDecorator::handleUpdate);
    connect(source, &Source::loadFinished, this, &Source::loadFinished);
    connect(source, &Source::freshnessChanged, this, &SourceDecorator::handleFreshness);
    connect(source, &Source::clockLeadChanged, this, &Source::clockLeadChanged);
    connect(source, &Source::inputRequired, this, &Source::inputRequired);
}

SourceDecorator::~SourceDecorator() = default;

} // namespace sources
