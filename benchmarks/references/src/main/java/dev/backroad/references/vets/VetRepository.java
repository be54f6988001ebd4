package dev.backroad.references.vets;

import org.springframework.data.jpa.repository.JpaRepository;

interface VetRepository extends JpaRepository<Vet, Integer> {}
