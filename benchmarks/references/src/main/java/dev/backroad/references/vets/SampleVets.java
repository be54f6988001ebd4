package dev.backroad.references.vets;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Six vets and three specialties, as many as the original has. */
@Component
class SampleVets implements ApplicationRunner {

    private final EntityManager entities;

    SampleVets(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        var imaging = new Specialty(1, "radiology");
        var surgery = new Specialty(2, "surgery");
        var teeth = new Specialty(3, "dentistry");
        List.of(imaging, surgery, teeth).forEach(entities::persist);
        List.of(
                        new Vet(1, "Anna", "Keller", Set.of()),
                        new Vet(2, "Bruno", "Lang", Set.of(imaging)),
                        new Vet(3, "Carla", "Moreau", Set.of(surgery, teeth)),
                        new Vet(4, "Daniel", "Novak", Set.of(surgery)),
                        new Vet(5, "Emma", "Olsen", Set.of(imaging)),
                        new Vet(6, "Felix", "Petit", Set.of()))
                .forEach(entities::persist);
    }
}
